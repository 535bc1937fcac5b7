using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Datasets;

/// <summary>The files that a command's DATA arguments stand for, and how to read them.</summary>
/// <param name="Paths">The files, in order.</param>
/// <param name="Options">How to read them.</param>
internal sealed record DataFiles(string[] Paths, DatasetOptions Options)
{
    /// <summary>Takes arguments for files, or a single one that is no file for the name of a public data set, whose class column
    /// and ignored columns then count where the user named none.</summary>
    /// <exception cref="Approx.UserException">The data set cannot be fetched.</exception>
    public static DataFiles Of(IReadOnlyList<string> arguments, DatasetOptions options, RunLog log)
    {
        if (arguments is not [string name] || Path.Exists(name) || DatasetCatalogue.Find(name) is not { } dataset)
        {
            return new DataFiles([.. arguments], options);
        }
        string[] paths = [.. DatasetCache.OfUser(log).Files(dataset)];
        log.Line($"note: {dataset.Title}: {dataset.Citation}, {dataset.Page}, {PublicDataset.Licence}");
        return new DataFiles(paths, options with
        {
            ClassColumn = options.ClassColumn ?? dataset.ClassColumn,
            IgnoreColumns = options.IgnoreColumns.IsEmpty ? dataset.IgnoreColumns : options.IgnoreColumns,
        });
    }
}
