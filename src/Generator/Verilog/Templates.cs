using System.Collections.Concurrent;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using PrintedMlp.Approx;

namespace PrintedMlp.Generator.Verilog;

/// <summary>The folder of Handlebars templates that all emitted text goes through. Values are never HTML-escaped unless
/// the template asks for it, and a name that a template uses and the program does not know is an error.</summary>
public sealed class Templates
{
    private static readonly string BuiltIn = Path.Combine(AppContext.BaseDirectory, "templates");
    private readonly string _folder;
    private readonly IHandlebars _engine;
    private readonly ConcurrentDictionary<string, HandlebarsTemplate<object, object>> _compiled = new(StringComparer.Ordinal);

    /// <summary>The templates in <paramref name="folder"/>.</summary>
    /// <param name="folder">A folder of <c>*.hbs</c> files; null takes the one beside the executable.</param>
    /// <exception cref="UserException">There is no such folder, or a template in it is missing or cannot be read.</exception>
    public Templates(string? folder = null)
    {
        _folder = folder ?? BuiltIn;
        if (!Directory.Exists(_folder))
        {
            throw new UserException($"The template folder {_folder} does not exist. Expected a folder with the files of "
                + "templates/ in the repository. Copy that folder and pass it with --templates, or leave the option out.");
        }
        _engine = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true });
        if (_folder != BuiltIn)
        {
            // A folder of the user's: what is missing or broken shows now, not after an hour of training.
            foreach (string file in Directory.GetFiles(BuiltIn, "*.hbs").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal))
            {
                Compiled(file);
            }
        }
    }

    /// <summary>The text of a template filled with a view model.</summary>
    /// <param name="file">Name of the template, for example <c>rtl.v.hbs</c>.</param>
    /// <param name="view">An object whose properties the template names.</param>
    /// <returns>The text; lines end with a line feed.</returns>
    /// <exception cref="UserException">The template is missing or wrong; the message names it.</exception>
    public string Render(string file, object view)
    {
        HandlebarsTemplate<object, object> template = Compiled(file);
        try
        {
            return template(view).ReplaceLineEndings("\n");
        }
        catch (Exception e) when (e is HandlebarsException or HandlebarsUndefinedBindingException)
        {
            throw Wrong(file, e);
        }
    }

    /// <summary>The text of a file that goes into a page as it is, such as a style sheet.</summary>
    /// <param name="file">Its place in the folder, with slashes.</param>
    /// <exception cref="UserException">The file is missing.</exception>
    public string Text(string file) => Existing(file);

    private HandlebarsTemplate<object, object> Compiled(string file)
    {
        try
        {
            return _compiled.GetOrAdd(file, Compile);
        }
        catch (HandlebarsException e)
        {
            throw Wrong(file, e);
        }
    }

    private UserException Wrong(string file, Exception e) => new($"The template {Path.Combine(_folder, file)} is wrong: "
        + $"{e.Message.TrimEnd('.')}. templates/README.md lists the names that each template may use.", e);

    private HandlebarsTemplate<object, object> Compile(string file) => _engine.Compile(Existing(file));

    private string Existing(string file)
    {
        string path = Path.Combine(_folder, file);
        if (!File.Exists(path))
        {
            throw new UserException($"The template {path} does not exist. Expected it in the template folder; copy it from "
                + "templates/ in the repository, or leave --templates out.");
        }
        return File.ReadAllText(path).ReplaceLineEndings("\n");
    }
}
