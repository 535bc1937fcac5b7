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
