using System.Collections.Concurrent;
using PrintedMlp.Approx;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace PrintedMlp.Generator.Templating;

/// <summary>The folder of Scriban templates that all emitted text goes through. A name that a template uses and the program does
/// not know is an error with file, line and column; a folder can be a stranger's, see <see cref="TemplateLimits"/>.</summary>
internal sealed class Templates
{
    private const string Ending = ".sbn";
    private static readonly TemplateFolder BuiltIn = new(Path.Combine(AppContext.BaseDirectory, "templates"));
    private readonly TemplateFolder? _own;
    private readonly ConcurrentDictionary<string, Template> _parsed = new(StringComparer.Ordinal);

    /// <summary>The templates in <paramref name="folder"/>, and the built-in ones for those that are not in it.</summary>
    /// <param name="folder">A folder like <c>templates/</c>; null takes the one beside the executable.</param>
    /// <exception cref="UserException">There is no such folder, or a template in it cannot be read.</exception>
    public Templates(string? folder = null)
    {
        if (folder is null)
        {
            return;
        }
        _own = new TemplateFolder(folder);
        IReadOnlyList<string> places = Directory.Exists(folder) ? _own.Places(Ending) : throw new UserException(
            $"The template folder {folder} does not exist. Expected a folder with files of templates/ in the repository. Copy that folder and "
            + "pass it with --templates, or leave the option out.");
        if (places.Count == 0)
        {
            throw new UserException($"The template folder {folder} has no template. Expected files of templates/ in the repository at the same place "
                + "and with the same name, such as verilog/module.v.sbn.");
        }
        foreach (string place in places)
        {
            // What is broken shows now, not after an hour of training.
            Parsed(place);
        }
    }

    /// <summary>The text of a template filled with a view.</summary>
    /// <param name="file">The template's place, for example <c>verilog/module.v.sbn</c>.</param>
    /// <param name="view">A record whose members the template names.</param>
    /// <returns>The text; lines end with a line feed.</returns>
    /// <exception cref="UserException">The template is missing, wrong, or does too much; the message names it.</exception>
    public string Render(string file, object view)
    {
        try
        {
            return Parsed(file).Render(new Rendering(file, view, Parsed)).ReplaceLineEndings("\n");
        }
        catch (ScriptRuntimeException e)
        {
            throw e.InnerException as UserException ?? Wrong(e.Span, e.OriginalMessage, e);
        }
    }

    /// <summary>The text of a file that goes into a page as it is, such as a style sheet.</summary>
    /// <param name="file">Its place in the folder, with slashes.</param>
    /// <exception cref="UserException">The file is missing.</exception>
    public string Text(string file) => Folder(file).Read(file);

    /// <summary>Every built-in file with its place.</summary>
    public static IEnumerable<(string Place, string Text)> AllBuiltIn() => BuiltIn.Places("").Select(p => (p, BuiltIn.Read(p)));

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string file) => Folder(file).Has(file);

    /// <summary>Names of the folders that have a file of this name, in order.</summary>
    public IReadOnlyList<string> Folders(string file) => [.. BuiltIn.Places("/" + file).Concat(_own?.Places("/" + file) ?? [])
        .Where(p => p.Count(c => c == '/') == 1).Select(p => p[..p.IndexOf('/', StringComparison.Ordinal)]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether a folder is the program's own from its first file to its last.</summary>
    public bool IsBuiltIn(string folder) => _own is null || _own.Places("")
        .All(p => !p.StartsWith(folder + "/", StringComparison.Ordinal) && !p.StartsWith("shared/", StringComparison.Ordinal));

    private TemplateFolder Folder(string file) => _own?.Has(file) == true ? _own : BuiltIn;

    private Template Parsed(string file) => _parsed.GetOrAdd(file, Parse);

    private Template Parse(string file)
    {
        Template template = Template.Parse(Folder(file).Read(file), file);
        return template.Messages.FirstOrDefault(m => m.Type == ParserMessageType.Error) is { } error
            ? throw Wrong(error.Span, error.Message) : template;
    }

    private UserException Wrong(SourceSpan span, string message, Exception? cause = null)
    {
        string text = string.Concat(message.Take(300).Select(c => c is >= ' ' and <= '~' ? c : ' ')).TrimEnd('.');
        string wrong = $"The template {Folder(span.FileName).PathOf(span.FileName)} is wrong at line {span.Start.Line + 1}, column "
            + $"{span.Start.Column + 1}: "
            + $"{text}. docs/templates.md lists what a template may use.";
        return cause is null ? new UserException(wrong) : new UserException(wrong, cause);
    }
}
