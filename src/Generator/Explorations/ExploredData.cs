using System.Collections.Immutable;
using System.Text.Json;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Datasets;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Explorations;

/// <summary>A data set of an exploration.</summary>
/// <param name="Name">What points and tables call it.</param>
/// <param name="Files">Its files, or the name of a public data set.</param>
/// <param name="Options">Options of <c>design</c> for this data set, which go before those of all.</param>
internal sealed record ExploredData(string Name, ImmutableArray<string> Files, ImmutableArray<(string Option, ImmutableArray<string> Values)> Options)
{
    /// <summary>A data set by a file or a public name.</summary>
    public static ExploredData Of(string file) => new(Path.GetFileNameWithoutExtension(file), [file], []);

    /// <summary>A data set as a specification has it: a text, or an object with <c>files</c>, <c>name</c> and options.</summary>
    /// <param name="value">The text or object.</param>
    /// <param name="folder">Where its files are found from.</param>
    /// <exception cref="FormatException">It is neither.</exception>
    public static ExploredData Of(JsonPlace value, string folder)
    {
        if (value.IsText)
        {
            return Of(value.Text()) with { Files = [Found(value.Text(), folder)] };
        }
        if (value.Value.ValueKind != JsonValueKind.Object || value.Find("files") is not { } files)
        {
            throw new FormatException("an item of \"data\" is neither a text nor an object with \"files\"");
        }
        ImmutableArray<string> given = [.. ExplorationSpec.Several(files).Select(f => f.Text())];
        return given.IsEmpty ? throw new FormatException("\"files\" is empty") : new ExploredData(
            value.Find("name")?.Label() ?? Path.GetFileNameWithoutExtension(given[0]),
            [.. given.Select(f => Found(f, folder))],
            [.. value.Members().Where(p => p.Key is not ("files" or "name")).Select(p => ExplorationSpec.Option(p, folder))]);
    }

    /// <summary>Environment variables may stand at the start, such as <c>$DATA/cardio.csv</c>. What is no file is left for the catalogue
    /// of public data sets, or for the message of whoever reads it.</summary>
    /// <exception cref="FormatException">The variable is not set, and it is no file of a public data set that is kept.</exception>
    internal static string Found(string file, string folder)
    {
        string path = file;
        if (file.StartsWith('$') && file.IndexOf('/', StringComparison.Ordinal) is var slash and > 0)
        {
            path = Environment.GetEnvironmentVariable(file[1..slash]) is { } variable ? variable + file[slash..] : Kept(file, slash);
        }
        string full = Path.Combine(folder, path);
        return !File.Exists(full) && DatasetCatalogue.Find(file) is not null ? file : full;
    }

    /// <summary>The file of that name of a public data set, where a variable that is not set would say its folder.</summary>
    private static string Kept(string file, int slash)
    {
        string name = Path.GetFileName(file), unset = $"{file}: the variable {file[..slash]} is not set";
        PublicDataset? dataset = DatasetCatalogue.All.FirstOrDefault(d => d.FileNames.Contains(name));
        DatasetCache cache = DatasetCache.OfUser(RunLog.Console);
        return dataset is null ? throw new FormatException(unset)
            : File.Exists(cache.Place(dataset, name)) ? cache.Place(dataset, name)
            : throw new FormatException($"{unset}, and {cache.Place(dataset, name)} is not there; first run printedmlp dataset get {dataset.Name}");
    }
}
