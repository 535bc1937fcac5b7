using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Runs;

/// <summary>A run that somebody asks for.</summary>
/// <param name="Files">The data files, or the name of a public data set.</param>
/// <param name="Options">The options.</param>
internal sealed record RunRequest(ImmutableArray<string> Files, RunOptions Options)
{
    /// <summary>A run by what was given for its options.</summary>
    /// <param name="files">The data files.</param>
    /// <param name="given">Options and what their values change.</param>
    /// <exception cref="UserException">Options contradict each other, or a file that one names cannot be read.</exception>
    public static RunRequest Of(IReadOnlyList<string> files, IReadOnlyCollection<(RunSetting Setting, Func<RunOptions, RunOptions> Change)> given)
    {
        CheckModel([.. given.Select(g => g.Setting)]);
        RunOptions usual = new() { Output = new OutputSettings { Name = ModuleName.From(files[0]) } };
        RunOptions options = given.OrderBy(g => RunSettings.Place(g.Setting)).Aggregate(usual, (o, g) => g.Change(o));
        ModulePorts.Checked(options.Output.Name);
        if (options.Gates.Trees is not null && !options.ReadsLevels)
        {
            throw new UserException("--trees gives the search over gates on levels what it starts from. Leave it out, or leave out "
                + "--interface codes, --no-gate-search and --method none.");
        }
        return new RunRequest([.. files], options);
    }

    /// <summary>A run by the words of a command line.</summary>
    /// <param name="words">Data files, then options, without <c>design</c>, <c>--out</c> and what belongs to it.</param>
    /// <exception cref="UserException">The words make no run.</exception>
    public static RunRequest Read(IReadOnlyList<string> words) => Read(words, RunSettings.All);

    /// <summary>The same with other options than those of the table.</summary>
    public static RunRequest Read(IReadOnlyList<string> words, IReadOnlyCollection<RunSetting> rows)
    {
        string[] files = [.. words.TakeWhile(w => !w.StartsWith("--", StringComparison.Ordinal))];
        List<(RunSetting, Func<RunOptions, RunOptions>)> given = [];
        for (int i = files.Length; i < words.Count; i++)
        {
            RunSetting setting = Named(words[i], rows);
            string value = setting.Value is null ? "true" : ++i < words.Count
                ? words[i] : throw new UserException($"{setting.Flag}: a value is missing");
            try
            {
                given.Add((setting, setting.Change(value)));
            }
            catch (FormatException e)
            {
                throw new UserException(e.Message, e);
            }
        }
        return files.Length == 0 ? throw new UserException("no data file is named") : Of(files, given);
    }

    private static RunSetting Named(string word, IReadOnlyCollection<RunSetting> rows)
    {
        string? meant = Spelling.Meant(word, rows.Select(s => s.Flag));
        return rows.FirstOrDefault(s => s.Flag == word || s.Aliases.Contains(word))
            ?? throw new UserException($"{word}: there is no such option{(meant is null ? "" : $"; did you mean {meant}?")}");
    }

    private static void CheckModel(IReadOnlyCollection<RunSetting> given)
    {
        if (given.All(s => s.Name != "model"))
        {
            if (given.FirstOrDefault(s => s.Name is "model-inputs" or "scaler") is { } alone)
            {
                throw new UserException($"{alone.Flag} says what the network of --model reads. Name its file with --model, or leave {alone.Flag} "
                    + "out.");
            }
        }
        else if (given.FirstOrDefault(s => s.Group == SettingGroup.Training && s.Name is not ("model" or "model-inputs" or "scaler")) is { } other)
        {
            throw new UserException($"{other.Flag} and --model contradict each other: the network of --model is trained, with hidden layers of its "
                + "own. Leave one of them out.");
        }
        else if (given.Any(s => s.Name == "model-inputs") && given.Any(s => s.Name == "scaler"))
        {
            throw new UserException("--scaler makes a network that reads raw values. Leave --model-inputs out.");
        }
    }
}
