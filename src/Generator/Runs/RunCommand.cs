using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Datasets;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
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
            && d.ClassColumn == options.Data.ClassColumn && d.IgnoreColumns.SequenceEqual(options.Data.IgnoreColumns));
        List<string> words = ["printedmlp", "design", .. known is null ? dataset.Sources.Select(s => s.Name) : [known.Name]];
        DatasetOptions data = options.Data;
        Add("--class-column", known is null ? data.ClassColumn : null);
        Add("--ignore-columns", known is null && !data.IgnoreColumns.IsEmpty ? string.Join(',', data.IgnoreColumns) : null);
        Add("--header", data.Header switch { HeaderLine.Present => "yes", HeaderLine.Absent => "no", _ => null });
        Add("--impute", data.ImputeMedian ? "median" : null);
        Add("--clip", (options.ClipLow, options.ClipHigh) == (0, 100) ? null : $"{options.ClipLow}..{options.ClipHigh}");
        Add("--input-bits", Changed(options.InputBits, Default.InputBits));
        Add("--split", options.Split == SplitKind.Published ? "published" : null);
        Add("--model", options.Model?.Name);
        Add("--model-inputs", options.ModelInputs?.ToString().ToLowerInvariant());
        Add("--hidden", options.Model is not null ? null : string.Join(',', options.HiddenSizes.Select(layers => string.Join('-', layers))) is var hidden && hidden != "5" ? hidden : null);
        Add("--method", options.Method switch { SearchMethod.Nsga2 => "nsga2", SearchMethod.Nsga2Masks => "nsga2-masks", SearchMethod.None => "none", _ => null });
        Add("--effort", Effort(options));
        if (options.GateSearch is null && options.Method != SearchMethod.None)
        {
            words.Add("--no-gate-search");
        }
        AddFrontEnd();
        Add("--objective", options.Balanced ? "balanced" : null);
        Add("--max-loss", Changed(options.MaxLoss, Default.MaxLoss));
        Add("--max-designs", Changed(options.MaxDesigns, Default.MaxDesigns));
        Add("--technology", options.Technology == TechnologyCatalogue.Default ? null : Path.GetFileName(options.Technology));
        Add("--name", options.Name);
        Add("--seed", $"{options.Seed}");
        Add("--restarts", Changed(options.Restarts, Default.Restarts));
        Add("--l2", Changed(options.L2, Default.L2));
        if (options.BalanceClasses)
        {
            words.Add("--balance-classes");
        }
        Add("--random-vectors", Changed(options.RandomVectors, Default.RandomVectors));
        Add("--optimizer", options.Optimizer == Synthesis.Optimizer.Abc ? "abc" : null);
        Add("--map-for", options.Goal == Synthesis.MappingGoal.Power ? "power" : null);
        Add("--prove-seconds", Changed(options.ProveSeconds, Default.ProveSeconds));
        Add("--out", $"out/{options.Name}");
        return words;

        void AddFrontEnd()
        {
            if (options.GateSearch is not null)
            {
                Add("--interface", options.ReadsLevels ? null : "codes");
                Add("--power-worth", Changed(options.PowerWorth, RunOptions.UsualPowerWorth));
            }
            Add("--levels", options.Levels == default ? null : options.Levels.ToString().ToLowerInvariant());
            Add("--front-end", options.FrontEnd == Default.FrontEnd ? null : Path.GetFileName(options.FrontEnd));
            Add("--feature-cost", Changed(options.FeatureCost, Default.FeatureCost));
            Add("--offset", Changed(options.Offset, Default.Offset));
            Add("--offset-copies", Changed(options.OffsetCopies, Default.OffsetCopies));
            Add("--jitter-copies", options.GateCopies is { } copies ? $"{copies}" : null);
            Add("--jitter", Changed(options.GateJitter, Default.GateJitter));
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

    private static string? Effort(RunOptions options) => options.Method == SearchMethod.None ? null
        : options.GateSearch is { } gates ? new[] { "quick", "thorough" }.FirstOrDefault(e => GateBudget.Of(e) == gates)
        : options.Budget == SearchBudget.Quick ? "quick" : options.Budget == SearchBudget.Thorough ? "thorough" : null;

    private static string Quoted(string word) => word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./,:=+%@".Contains(c, StringComparison.Ordinal)) && word.Length > 0
        ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
