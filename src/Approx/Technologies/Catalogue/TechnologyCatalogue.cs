using System.Collections.Immutable;
using PrintedMlp.Approx.Technologies.Liberty;

namespace PrintedMlp.Approx.Technologies.Catalogue;

/// <summary>The technologies that come with the tool.</summary>
public static class TechnologyCatalogue
{
    /// <summary>The one that is used when none is named.</summary>
    public const string Default = "egfet-1.0V";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "technologies");

    /// <summary>Names of the technologies that come with the tool, sorted.</summary>
    public static ImmutableArray<string> Names =>
        [.. Directory.GetFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!];

    /// <summary>A technology to build circuits from, by name or by file.</summary>
    /// <param name="nameOrFile">One of <see cref="Names"/>, or the path of a technology file or of a Liberty file
    /// (<c>.lib</c>); several, separated by commas, are one technology whose cells live in several files.</param>
    /// <exception cref="UserException">There is no such technology, or not every circuit can be built from it.</exception>
    public static CellLibrary Load(string nameOrFile)
    {
        ArgumentNullException.ThrowIfNull(nameOrFile);
        string[] parts = Parts(nameOrFile);
        return parts.Length == 1 ? Read(parts[0], forMapping: true) : Complete(LoadForPricing(nameOrFile));
    }

    /// <summary>A technology to price netlists with: it need not have the cells that every circuit can be built from.</summary>
    /// <inheritdoc cref="Load"/>
    public static CellLibrary LoadForPricing(string nameOrFile)
    {
        ArgumentNullException.ThrowIfNull(nameOrFile);
        CellLibrary[] read = [.. Parts(nameOrFile).Select(part => Read(part, forMapping: false))];
        return read.Length == 1 ? read[0] : JoinedLibrary.Of(read);
    }

    /// <summary>A comma may be part of a file's name.</summary>
    private static string[] Parts(string nameOrFile) => File.Exists(nameOrFile) || !nameOrFile.Contains(',', StringComparison.Ordinal) ? [nameOrFile]
        : nameOrFile.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts
            ? parts : [nameOrFile];

    private static CellLibrary Read(string nameOrFile, bool forMapping)
    {
        if (Names.Contains(nameOrFile))
        {
            return TechnologyFile.Read(Path.Combine(Folder, nameOrFile + ".json"), forMapping);
        }
        if (!File.Exists(nameOrFile))
        {
            throw new UserException($"there is no technology \"{nameOrFile}\": expected a file, or one of {string.Join(", ", Names)}");
        }
        return nameOrFile.EndsWith(".lib", StringComparison.OrdinalIgnoreCase)
            ? LibertyFile.Read(nameOrFile, forMapping) : TechnologyFile.Read(nameOrFile, forMapping);
    }

    private static CellLibrary Complete(CellLibrary library)
    {
        try
        {
            return library.Complete();
        }
        catch (FormatException e)
        {
            throw new UserException($"{library.Source} describe no technology to build circuits from: {e.Message}. "
                + "An inverter and one of NAND2, NOR2, AND2, OR2 must be among the cells.", e);
        }
    }
}
