using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Verilog;

/// <summary>The files that the languages of a design write into one folder: each must have a name of its own.</summary>
internal static class LanguageFiles
{
    /// <summary>Files of a design's folder that no language writes.</summary>
    private static readonly ImmutableArray<string> Others =
    [
        "model.json", "vectors.hex", "expected.hex", "levels.csv", "levels.hex", "details.json", "verification.json", "noise-margins.csv",
    ];

    /// <summary>Refuses languages of which one would write over what another writes. Case makes no difference: on some disks it makes none.</summary>
    /// <param name="templates">Has the languages.</param>
    /// <param name="languages">Those of the design beside Verilog.</param>
    /// <param name="name">The design's module.</param>
    /// <exception cref="UserException">There are two such files; the message names both languages.</exception>
    public static void Check(Templates templates, IEnumerable<string> languages, string name)
    {
        var owners = Others.ToDictionary(file => file, _ => "every design", StringComparer.OrdinalIgnoreCase);
        foreach (string id in languages.Prepend(Language.Verilog).Distinct())
        {
            foreach (string file in Language.Of(templates, id).Files.Select(f => f.NameFor(name)))
            {
                if (!owners.TryAdd(file, $"the language {id}"))
                {
                    throw new UserException($"The language {id} writes {file}, which is a file of {owners[file]} too. "
                        + $"Give it another name in {id}/language.json, or leave {id} out of --languages.");
                }
            }
        }
    }
}
