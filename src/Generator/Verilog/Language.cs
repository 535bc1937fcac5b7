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
/// <param name="With">Another language, whose files are there too; null without.</param>
/// <param name="Steps">Program and arguments of each step; <c>{name}</c> is the module's name. A program with <c>./</c> is one that a step
/// made.</param>
internal sealed record LanguageCheck(string Tool, string Package, string Version, string? With, ImmutableArray<ImmutableArray<string>> Steps);

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
            return new Language(id, Text(root, "title"), [.. root.GetProperty("files").EnumerateArray().Select(ReadFile)],
                root.TryGetProperty("check", out JsonElement check) ? ReadCheck(check) : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UserException($"The template folder's {id}/{File} is wrong: {e.Message.TrimEnd('.')}. docs/templates.md describes the file.",
                e);
        }
    }

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

    private static LanguageCheck ReadCheck(JsonElement check) => new(Text(check, "tool"), Text(check, "package"), Text(check, "version"),
        check.TryGetProperty("with", out JsonElement with) ? with.GetString() : null,
        [.. check.GetProperty("steps").EnumerateArray().Select(step => step.EnumerateArray().Select(word => word.GetString()!).ToImmutableArray())]);

    private static string Text(JsonElement owner, string name) =>
        owner.GetProperty(name).GetString() ?? throw new InvalidOperationException($"{name} is null");
}
