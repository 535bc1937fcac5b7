using System.CommandLine;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Datasets;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp dataset list</c> and <c>printedmlp dataset get NAME</c>.</summary>
internal static class DatasetCommand
{
    public static Command Create() => new("dataset",
        "The data sets of the literature by name, from the UCI Machine Learning Repository.\n\n"
        + $"Files are kept in printedmlp/datasets in the cache folder (XDG_CACHE_HOME, else ~/.cache). {DatasetCache.SourceVariable}\n"
        + "names another server with the same paths.\n\n"
        + "Example: printedmlp dataset get pendigits")
    {
        List(),
        Get(),
    };

    private static Command List()
    {
        Command command = new("list", "Lists the data sets, and which of them are here.\n\nExample: printedmlp dataset list");
        command.SetAction(_ =>
        {
            DatasetCache cache = DatasetCache.OfUser(RunLog.Console);
            Console.WriteLine($"{"name",-14} {"rows",6} {"features",9} {"classes",8}  {"file",-9} title");
            foreach (PublicDataset dataset in DatasetCatalogue.All)
            {
                string file = dataset.Files.IsEmpty ? "by hand" : cache.Has(dataset) ? "here" : "to fetch";
                Console.WriteLine($"{dataset.Name,-14} {dataset.Rows,6} {dataset.Features,9} {dataset.Classes,8}  {file,-9} {dataset.Title}");
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Get()
    {
        Argument<string> name = new Argument<string>("NAME") { Description = "a name from the list" }.WithoutOptions();
        Command command = new("get", "Fetches a data set, checks its SHA-256, and says whom to cite.\n\nExample: printedmlp dataset get pendigits");
        command.Arguments.Add(name);
        command.SetAction(parsed =>
        {
            PublicDataset dataset = Named(parsed.GetRequiredValue(name));
            foreach (string file in DatasetCache.OfUser(RunLog.Console).Files(dataset))
            {
                Console.WriteLine(file);
            }
            Console.WriteLine($"cite:    {dataset.Citation} [Dataset]. UCI Machine Learning Repository. {dataset.Page}");
            Console.WriteLine($"licence: {PublicDataset.Licence}");
            Console.WriteLine($"next:    printedmlp design {dataset.Name} --out out/{dataset.Name}");
            return ExitCode.Done;
        });
        return command;
    }

    private static PublicDataset Named(string name) => DatasetCatalogue.Find(name)
        ?? throw new UserException($"{name}: no such data set. Expected one of: {string.Join(", ", DatasetCatalogue.All.Select(d => d.Name))}");
}
