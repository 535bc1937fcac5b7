using System.Collections.Immutable;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Approx.FrontEnds;

/// <summary>The front ends that come with the tool (<c>front-ends/*.json</c>), and the user's own: units um2 and nW.</summary>
public static class FrontEndCatalogue
{
    /// <summary>The format this version reads.</summary>
    public const string Format = "printedmlp-front-end-1";

    /// <summary>The one that is used when none is named.</summary>
    public const string Default = "pruned-flash";

    /// <summary>Largest area in um2 and power in nW.</summary>
    private const double MostFigure = 1e15;

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
        return File.Exists(path) ? Parse(InputFile.NamedText(path, "Name the front end's file in it"), Path.GetFileName(path))
            : throw new UserException($"there is no front end \"{nameOrFile}\": expected a file, or one of {string.Join(", ", Names)}");
    }

    /// <summary>Reads the text of a file called <paramref name="name"/>.</summary>
    /// <exception cref="UserException">The text describes no front end.</exception>
    public static FrontEnd Parse(string text, string name)
    {
        try
        {
            var root = JsonPlace.Parse(text);
            string format = root.Member("format").Text();
            if (format != Format)
            {
                throw new FormatException($"its format is \"{Printable.Short(format)}\", expected \"{Format}\"");
            }
            root.Only("format", "name", "description", "source", "area_um2_per_feature", "area_um2_per_level", "power_nw_per_feature",
                "power_nw_lowest_level", "power_nw_highest_level");
            return new FrontEnd(root.Member("name").Line(), root.Member("description").Line(1000), root.Member("source").Line(1000),
                Figure("area_um2_per_feature"), Figure("area_um2_per_level"), Figure("power_nw_per_feature"), Figure("power_nw_lowest_level"),
                    Figure("power_nw_highest_level"));

            double Figure(string member) => root.Member(member).Number(0, MostFigure);
        }
        catch (FormatException e)
        {
            throw new UserException($"{name} does not describe a front end: {e.Message}\nSee the files in the folder front-ends/ for the format.", e);
        }
    }
}
