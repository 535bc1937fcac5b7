using PrintedMlp.Generator.Files;

namespace PrintedMlp.Benchmarks;

/// <summary>A committed table of results.</summary>
internal static class ResultFile
{
    /// <summary>Writes <c>benchmarks/results/NAME</c> and the text to the console.</summary>
    public static void Write(string name, string text)
    {
        string path = Place(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, text);
        Console.WriteLine(text);
    }

    /// <summary>Puts rows into a table where other calls put theirs.</summary>
    /// <param name="name">As above.</param>
    /// <param name="header">The first line of a table that is not there yet.</param>
    /// <param name="key">What the rows begin with; those that the table has of it are replaced.</param>
    /// <param name="rows">The rows.</param>
    public static void Replace(string name, string header, string key, params IEnumerable<string> rows)
    {
        IEnumerable<string> known = File.Exists(Place(name)) ? File.ReadAllLines(Place(name)).Skip(1) : [];
        Write(name, string.Join('\n', [header, .. known.Where(line => !line.StartsWith(key, StringComparison.Ordinal)), .. rows]) + "\n");
    }

    /// <summary>Where <c>benchmarks/results/NAME</c> is.</summary>
    public static string Place(string name) => Path.Combine(Root(), "results", name);

    /// <summary>The folder benchmarks, found from the working folder.</summary>
    private static string Root()
    {
        string? folder = Directory.GetCurrentDirectory();
        while (folder is not null && !File.Exists(Path.Combine(folder, "PrintedMlp.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return Path.Combine(folder ?? throw new Approx.UserException("Run the benchmarks from inside the repository."), "benchmarks");
    }
}
