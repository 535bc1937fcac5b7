using PrintedMlp.Generator.Datasets;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Generator.Runs;

/// <summary>The command that makes a run again, in a folder with its data files. Options that have their default are left
/// out, and so are those that change no file, such as --threads.</summary>
internal static class RunCommand
{
    private static readonly RunOptions Default = new();

    /// <summary>The command as a line for a shell.</summary>
    /// <param name="dataset">The data; a public data set stands under its name.</param>
    /// <param name="options">The options of the run.</param>
    public static string Of(Dataset dataset, RunOptions options) => string.Join(' ', Words(dataset, options).Select(Quoted));

    private static IEnumerable<string> Words(Dataset dataset, RunOptions options)
    {
        PublicDataset? known = DatasetCatalogue.All.FirstOrDefault(d => !d.Files.IsEmpty
            && d.Files.Select(f => f.Sha256).SequenceEqual(dataset.Sources.Select(s => s.Sha256))
            && d.ClassColumn == options.Data.Reading.ClassColumn && d.IgnoreColumns.SequenceEqual(options.Data.Reading.IgnoreColumns));
        List<string> words = ["printedmlp", "design", .. known is null ? dataset.Sources.Select(s => s.Name) : [known.Name]];
        DatasetOptions data = options.Data.Reading;
        Add("--class-column", known is null ? data.ClassColumn : null);
        Add("--ignore-columns", known is null && !data.IgnoreColumns.IsEmpty ? string.Join(',', data.IgnoreColumns) : null);
        Add("--header", data.Header switch { HeaderLine.Present => "yes", HeaderLine.Absent => "no", _ => null });
        Add("--missing", data.Missing.IsEmpty ? null : string.Join(',', data.Missing));
        Add("--skip-lines", Changed(data.SkipLines, 0));
        Add("--decimal", data.Decimal?.ToString());
        if (data.ClassFromFileName)
        {
            words.Add("--class-from-file-name");
        }
        foreach (OrderedColumn ordered in data.Ordered)
        {
            Add("--ordered", ordered.ToString());
        }
        Add("--impute", data.ImputeMedian ? "median" : null);
        Add("--clip", (options.Data.ClipLow, options.Data.ClipHigh) == (0, 100) ? null : $"{options.Data.ClipLow}..{options.Data.ClipHigh}");
        Add("--input-bits", Changed(options.Data.InputBits, Default.Data.InputBits));
        Add("--split", options.Data.Split == SplitKind.Published ? "published" : null);
        Add("--model", options.Training.Model?.Name);
        Add("--model-inputs", options.Training.ModelInputs?.ToString().ToLowerInvariant());
        Add("--hidden", options.Training.Model is not null ? null : string.Join(',', options.Training.HiddenSizes.Select(layers => string.Join('-', layers))) is var hidden && hidden != "5" ? hidden : null);
        Add("--method", options.Search.Method switch { SearchMethod.Nsga2 => "nsga2", SearchMethod.Nsga2Masks => "nsga2-masks", SearchMethod.None => "none", _ => null });
        Add("--effort", options.Search.Method == SearchMethod.None || options.Search.Effort == Effort.Normal ? null : options.Search.Effort.ToString().ToLowerInvariant());
        if (options.GateBudget is null && options.Search.Method != SearchMethod.None)
        {
            words.Add("--no-gate-search");
        }
        AddFrontEnd();
        Add("--objective", options.Search.Balanced ? "balanced" : null);
        Add("--max-loss", Changed(options.Search.MaxLoss, Default.Search.MaxLoss));
        Add("--max-designs", Changed(options.Search.MaxDesigns, Default.Search.MaxDesigns));
        Add("--technology", options.Output.Technology == Default.Output.Technology ? null : options.Output.Technology.Name);
        Add("--name", options.Output.Name);
        Add("--seed", $"{options.Seed}");
        Add("--restarts", Changed(options.Training.Restarts, Default.Training.Restarts));
        Add("--l2", Changed(options.Training.L2, Default.Training.L2));
        if (options.Training.BalanceClasses)
        {
            words.Add("--balance-classes");
        }
        Add("--random-vectors", Changed(options.Output.RandomVectors, Default.Output.RandomVectors));
        Add("--optimizer", options.Output.Optimizer == Synthesis.Optimizer.Abc ? "abc" : null);
        Add("--map-for", options.Output.Goal == Synthesis.MappingGoal.Power ? "power" : null);
        Add("--prove-seconds", Changed(options.Output.ProveSeconds, Default.Output.ProveSeconds));
        Add("--out", $"out/{options.Output.Name}");
        return words;

        void AddFrontEnd()
        {
            if (options.GateBudget is not null)
            {
                Add("--interface", options.ReadsLevels ? null : "codes");
                Add("--power-worth", Changed(options.Gates.PowerWorth, Default.Gates.PowerWorth));
            }
            Add("--levels", options.Gates.Levels == default ? null : options.Gates.Levels.ToString().ToLowerInvariant());
            Add("--front-end", options.Gates.FrontEnd == Default.Gates.FrontEnd ? null : options.Gates.FrontEnd.Name);
            Add("--feature-cost", Changed(options.Gates.FeatureCost, Default.Gates.FeatureCost));
            Add("--offset", Changed(options.Gates.Offset, Default.Gates.Offset));
            Add("--offset-copies", Changed(options.Gates.OffsetCopies, Default.Gates.OffsetCopies));
            Add("--jitter-copies", options.Gates.Copies is { } copies ? $"{copies}" : null);
            Add("--jitter", Changed(options.Gates.Jitter, Default.Gates.Jitter));
        }

        void Add(string option, string? value)
        {
            if (value is not null)
            {
                words.AddRange([option, value]);
            }
        }
    }

    private static string? Changed<T>(T value, T usual) where T : IFormattable =>
        Equals(value, usual) ? null : value.ToString(null, System.Globalization.CultureInfo.InvariantCulture);

    private static string Quoted(string word) => word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./,:=+%@".Contains(c, StringComparison.Ordinal)) && word.Length > 0
        ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
