using System.Collections.Frozen;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Verilog;

/// <summary>Names that a module cannot have in some language: <c>reserved.txt</c> in the language's folder. Case makes no difference.</summary>
internal static class ReservedWords
{
    private const string File = "reserved.txt";

    private static readonly Lazy<FrozenSet<string>> BuiltIn = new(() =>
    {
        Templates templates = new();
        return Language.All(templates).SelectMany(id => In(templates, id)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    });

    /// <summary>Whether any of the program's languages reserves a word.</summary>
    public static bool Has(string word) => BuiltIn.Value.Contains(word);

    /// <summary>Refuses a name that a language of a design reserves, and a language that is not there.</summary>
    /// <exception cref="UserException">It does.</exception>
    public static void Check(Templates templates, IEnumerable<string> languages, string name)
    {
        foreach (string id in languages)
        {
            Language language = Language.Of(templates, id);
            if (In(templates, id).Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new UserException($"'{Printable.Short(name)}' cannot name a design in {language.Title}, where it is a word of the language. "
                    + "Choose another name "
                    + $"with --name, or leave {id} out of --languages.");
            }
        }
    }

    private static string[] In(Templates templates, string id) =>
        templates.Has($"{id}/{File}") ? templates.Text($"{id}/{File}").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
}
