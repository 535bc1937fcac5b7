using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrintedMlp.Approx.FrontEnds;

/// <summary>The front ends that come with the tool (<c>front-ends/*.json</c>), and the user's own: units um2 and nW.</summary>
public static class FrontEndCatalogue
{
    /// <summary>The format this version reads.</summary>
    public const string Format = "printedmlp-front-end-1";

    /// <summary>The one that is used when none is named.</summary>
    public const string Default = "pruned-flash";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "front-ends");

    /// <summary>Names of the front ends that come with the tool, sorted.</summary>
    public static ImmutableArray<string> Names =>
        [.. Directory.GetFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!];

    /// <summary>A front end by name or by file.</summary>
    /// <param name="nameOrFile">One of <see cref="Names"/>, or the path of a file.</param>
    /// <exception cref="UserException">There is no such front end, or the file is none; the message says why.</exception>
    public static FrontEnd Load(string nameOrFile)
    {
        string path = Names.Contains(nameOrFile) ? Path.Combine(Folder, nameOrFile + ".json") : nameOrFile;
        return File.Exists(path) ? Parse(File.ReadAllText(path), Path.GetFileName(path))
            : throw new UserException($"there is no front end \"{nameOrFile}\": expected a file, or one of {string.Join(", ", Names)}");
    }

    /// <summary>Reads the text of a file called <paramref name="name"/>.</summary>
    /// <exception cref="UserException">The text describes no front end.</exception>
    public static FrontEnd Parse(string text, string name)
    {
        try
        {
            Document document = JsonSerializer.Deserialize<Document>(text, Options)!;
            return document.Format == Format ? Checked(document.FrontEnd())
                : throw new FormatException($"its format is \"{document.Format}\", expected \"{Format}\"");
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new UserException($"{name} does not describe a front end: {e.Message}\nSee the files in the folder front-ends/ for the format.", e);
        }
    }

    private static FrontEnd Checked(FrontEnd frontEnd)
    {
        double[] figures =
        [
            frontEnd.AreaUm2PerFeature, frontEnd.AreaUm2PerLevel, frontEnd.PowerNwPerFeature, frontEnd.PowerNwLowestLevel, frontEnd.PowerNwHighestLevel,
        ];
        return figures.All(f => f is >= 0 and <= 1e15) ? frontEnd : throw new FormatException("areas and powers must be 0 or more");
    }

    private sealed record Document
    {
        public required string Format { get; init; }
        public required string Name { get; init; }
        public required string Description { get; init; }
        public required string Source { get; init; }
        public required double AreaUm2PerFeature { get; init; }
        public required double AreaUm2PerLevel { get; init; }
        public required double PowerNwPerFeature { get; init; }
        public required double PowerNwLowestLevel { get; init; }
        public required double PowerNwHighestLevel { get; init; }

        public FrontEnd FrontEnd() => new(
            Name, Description, Source, AreaUm2PerFeature, AreaUm2PerLevel, PowerNwPerFeature, PowerNwLowestLevel, PowerNwHighestLevel);
    }
}
