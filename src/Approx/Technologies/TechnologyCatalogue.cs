using System.Collections.Immutable;
using PrintedMlp.Approx.Technologies.Liberty;

namespace PrintedMlp.Approx.Technologies;

/// <summary>The technologies that come with the tool.</summary>
public static class TechnologyCatalogue
{
    /// <summary>The one that is used when none is named.</summary>
    public const string Default = "egfet-1.0V";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "technologies");

    /// <summary>Names of the technologies that come with the tool, sorted.</summary>
    public static ImmutableArray<string> Names =>
        [.. Directory.GetFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!];

    /// <summary>A technology by name or by file.</summary>
    /// <param name="nameOrFile">One of <see cref="Names"/>, or the path of a technology file or of a Liberty file
    /// (<c>.lib</c>).</param>
    /// <exception cref="UserException">There is no such technology.</exception>
    public static CellLibrary Load(string nameOrFile)
    {
        string shipped = Path.Combine(Folder, nameOrFile + ".json");
        if (Names.Contains(nameOrFile))
        {
            return TechnologyFile.Read(shipped);
        }
        return File.Exists(nameOrFile)
            ? nameOrFile.EndsWith(".lib", StringComparison.OrdinalIgnoreCase) ? LibertyFile.Read(nameOrFile) : TechnologyFile.Read(nameOrFile)
            : throw new UserException($"there is no technology \"{nameOrFile}\": expected a file, or one of {string.Join(", ", Names)}");
    }
}
