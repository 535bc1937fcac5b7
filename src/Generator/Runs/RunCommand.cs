using PrintedMlp.Generator.Datasets;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Runs;

/// <summary>The command that makes a run again, in a folder with its data files. Options that have their default are left
/// out, and so are those that change no file, such as --threads.</summary>
internal static class RunCommand
{
    /// <summary>The command as a line for a shell.</summary>
    /// <param name="dataset">The data; a public data set stands under its name.</param>
    /// <param name="options">The options of the run.</param>
    public static string Of(Dataset dataset, RunOptions options) => string.Join(' ', Words(dataset, options).Select(ShellWord.Quoted));

    private static IEnumerable<string> Words(Dataset dataset, RunOptions options)
    {
        PublicDataset? known = DatasetCatalogue.All.FirstOrDefault(d => !d.Files.IsEmpty
            && d.Files.Select(f => f.Sha256).SequenceEqual(dataset.Sources.Select(s => s.Sha256))
            && d.ClassColumn == options.Data.Reading.ClassColumn && d.IgnoreColumns.SequenceEqual(options.Data.Reading.IgnoreColumns));
        string[] words = ["printedmlp", "design", .. known is null ? dataset.Sources.Select(s => s.Name) : [known.Name]];
        RunOptions rest = known is null ? options : options with
        {
            Data = options.Data with { Reading = options.Data.Reading with { ClassColumn = null, IgnoreColumns = [] } },
        };
        return [.. words, .. RunSettings.Words(RunSettings.All, rest), "--out", $"out/{options.Output.Name}"];
    }
}
