using System.Collections.Immutable;
using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Verilog;

/// <summary>A file of a language.</summary>
/// <param name="Name">Its name, with <c>{name}</c> for the module's.</param>
/// <param name="Template">The template in the language's folder.</param>
/// <param name="When"><c>levels</c>, <c>netlist</c>, <c>transistors</c>, or empty for every design.</param>
internal sealed record LanguageFile(string Name, string Template, string When)
{
    /// <summary>Whether a design has the file.</summary>
    public bool IsFor(DesignPlan plan) => When switch
    {
        "levels" => plan.ReadsLevels,
        "netlist" => plan.Netlist is not null,
        "transistors" => plan.Spice is not null,
        _ => true,
    };

    /// <summary>The file's name for a module.</summary>
    public string NameFor(string module) => Name.Replace("{name}", module, StringComparison.Ordinal);
}

/// <summary>How a language is checked: programs that run one after the other in a folder with the files; the last prints
/// <c>PASS n vectors</c>, or <c>FAIL m of n vectors</c> and the first row that differs.</summary>
/// <param name="Tool">The program that must be there.</param>
/// <param name="Package">The package that it is in.</param>
/// <param name="Version">The argument that makes it print its version.</param>
/// <param name="Says">What that answer begins with.</param>
/// <param name="With">Another language, whose files are there too; null without.</param>
/// <param name="Steps">Program and arguments of each step; <c>{name}</c> is the module's name. A program with
/// <c>./</c> is one that a step made.</param>
/// <param name="Together">How many designs are checked in one go, each in a folder of its own; <c>{designs}</c> are their first files. What a design
/// says goes into <c>said</c> in its folder, and a line <c>ended STATUS FOLDER</c> is printed of it. Null when they are not.</param>
/// <param name="Netlist">Names of the files that are <c>{sources}</c> when the mapped netlist is checked; empty when there is
/// none in the language.</param>
/// <param name="NetlistOfLevels">The same for a design that reads levels.</param>
/// <param name="Probe">How the first wrong net is found; null when it is not.</param>
internal sealed record LanguageCheck(
    string Tool, string Package, string Version, string Says, string? With, ImmutableArray<ImmutableArray<string>> Steps,
    LanguagePrograms? Together, ImmutableArray<string> Netlist, ImmutableArray<string> NetlistOfLevels, LanguagePrograms? Probe);

/// <summary>Programs that run after files are written. To read nets inside a design for one row, they print <c>probe NET BITS</c>.</summary>
/// <param name="Files">The files; the templates of a probe see what <c>verilog/probe.v.sbn</c> does.</param>
/// <param name="Steps">Program and arguments of each step.</param>
internal sealed record LanguagePrograms(ImmutableArray<LanguageFile> Files, ImmutableArray<ImmutableArray<string>> Steps);

/// <summary>A language: a folder of templates with <c>language.json</c>, which says which files there are and who checks them.</summary>
/// <param name="Id">Name of the folder.</param>
/// <param name="Title">Name for the reader.</param>
/// <param name="Files">Its files.</param>
/// <param name="Check">How it is checked; null when nothing but its text is there.</param>
internal sealed record Language(string Id, string Title, ImmutableArray<LanguageFile> Files, LanguageCheck? Check)
{
    /// <summary>The one that every design is written in.</summary>
    public const string Verilog = "verilog";

    /// <summary>Transistors.</summary>
    public const string Spice = "spice";

    private const string File = "language.json";

    /// <summary>All languages of a template folder, in the order of their names.</summary>
    public static ImmutableArray<string> All(Templates templates) => [.. templates.Folders(File)];

    /// <summary>A language.</summary>
    /// <exception cref="UserException">There is none of that name, or its <c>language.json</c> is wrong.</exception>
    public static Language Of(Templates templates, string id)
    {
        if (!All(templates).Contains(id))
        {
            throw new UserException($"There is no language '{id}'. Expected one of {string.Join(", ", All(templates))}; "
                + "docs/templates.md says how to add one.");
        }
        try
        {
            using JsonDocument document = JsonDocument.Parse(templates.Text($"{id}/{File}"));
            JsonElement root = document.RootElement;
            return new Language(id, Text(root, "title"), ReadFiles(root),
                root.TryGetProperty("check", out JsonElement check) ? ReadCheck(check) : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UserException($"The template folder's {id}/{File} is wrong: {e.Message.TrimEnd('.')}. docs/templates.md describes the file.",
                e);
        }
    }

    private static ImmutableArray<LanguageFile> ReadFiles(JsonElement owner) => [.. owner.GetProperty("files").EnumerateArray().Select(ReadFile)];

    private static LanguageFile ReadFile(JsonElement file)
    {
        string name = Text(file, "name"), when = file.TryGetProperty("when", out JsonElement part) ? part.GetString()! : "";
        return name.Replace("{name}", "x", StringComparison.Ordinal).All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-')
            && !name.StartsWith('.')
            && when is "" or "levels" or "netlist" or "transistors"
            ? new LanguageFile(name, Text(file, "template"), when)
            : throw new InvalidOperationException($"the file '{name}' with \"when\": '{when}'; expected letters, digits, '.', '_', '-' and {{name}}, "
                + "and levels, netlist, transistors or nothing");
    }

    private static LanguageCheck ReadCheck(JsonElement check) => new(
        Text(check, "tool"), Text(check, "package"), Text(check, "version"),
        check.TryGetProperty("says", out JsonElement says) ? says.GetString()! : "",
        check.TryGetProperty("with", out JsonElement with) ? with.GetString() : null, ReadSteps(check),
        ReadPrograms(check, "together"), Words(check, "netlist"), Words(check, "netlist_of_levels"), ReadPrograms(check, "probe"));

    private static LanguagePrograms? ReadPrograms(JsonElement check, string name) =>
        check.TryGetProperty(name, out JsonElement probe) ? new LanguagePrograms(ReadFiles(probe), ReadSteps(probe)) : null;

    private static ImmutableArray<ImmutableArray<string>> ReadSteps(JsonElement owner) =>
        [.. owner.GetProperty("steps").EnumerateArray().Select(Words)];

    private static ImmutableArray<string> Words(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out JsonElement words) ? Words(words) : [];

    private static ImmutableArray<string> Words(JsonElement words) =>
        [.. words.EnumerateArray().Select(word => word.GetString() ?? throw new InvalidOperationException("a word is null"))];

    private static string Text(JsonElement owner, string name) =>
        owner.GetProperty(name).GetString() ?? throw new InvalidOperationException($"{name} is null");
}
