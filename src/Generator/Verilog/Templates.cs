using System.Collections.Concurrent;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using PrintedMlp.Approx;

namespace PrintedMlp.Generator.Verilog;

/// <summary>The folder of Handlebars templates that all emitted text goes through. Values are never HTML-escaped unless
/// the template asks for it, and a name that a template uses and the program does not know is an error.</summary>
public sealed class Templates
{
    private readonly string _folder;
    private readonly IHandlebars _engine;
    private readonly ConcurrentDictionary<string, HandlebarsTemplate<object, object>> _compiled = new(StringComparer.Ordinal);

    /// <summary>The templates in <paramref name="folder"/>.</summary>
    /// <param name="folder">A folder of <c>*.hbs</c> files; null takes the one beside the executable.</param>
    /// <exception cref="UserException">There is no such folder.</exception>
    public Templates(string? folder = null)
    {
        _folder = folder ?? Path.Combine(AppContext.BaseDirectory, "templates");
        if (!Directory.Exists(_folder))
        {
            throw new UserException($"The template folder {_folder} does not exist. Expected a folder with the files of "
                + "templates/ in the repository. Copy that folder and pass it with --templates, or leave the option out.");
        }
        _engine = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true });
    }

    /// <summary>The text of a template filled with a view model.</summary>
    /// <param name="file">Name of the template, for example <c>rtl.v.hbs</c>.</param>
    /// <param name="view">An object whose properties the template names.</param>
    /// <returns>The text; lines end with a line feed.</returns>
    /// <exception cref="UserException">The template is missing or wrong; the message names it.</exception>
    public string Render(string file, object view)
    {
        try
        {
            return _compiled.GetOrAdd(file, Compile)(view).ReplaceLineEndings("\n");
        }
        catch (Exception e) when (e is HandlebarsException or HandlebarsUndefinedBindingException)
        {
            throw new UserException($"The template {Path.Combine(_folder, file)} is wrong: {e.Message} "
                + "templates/README.md lists the names that each template may use.", e);
        }
    }

    private HandlebarsTemplate<object, object> Compile(string file)
    {
        string path = Path.Combine(_folder, file);
        if (!File.Exists(path))
        {
            throw new UserException($"The template {path} does not exist. Expected it in the template folder; copy it from "
                + "templates/ in the repository, or leave --templates out.");
        }
        return _engine.Compile(File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
