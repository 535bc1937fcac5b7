using System.Text.RegularExpressions;

namespace PrintedMlp.Tests.Generator.Verilog;

/// <summary>How a language is written stands in its templates, and nowhere in C#.</summary>
public partial class NoLanguageInCodeTests
{
    [Fact]
    public void No_file_of_the_program_spells_a_language()
    {
        string[] files = [.. Directory.GetFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal))];
        Assert.InRange(files.Length, 300, int.MaxValue);
        Assert.All(files, file => Assert.All(File.ReadAllLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)),
            line => Assert.False(Word().IsMatch(line), $"{Path.GetFileName(file)} spells {line}")));
    }

    // Statements, declarations and literals, not words of a sentence.
    [GeneratedRegex(@"(\bassign |\bwire (\[|\w+;)|endmodule|\bmodule [\\{]?\w+\}? \(|signal \w+ :|entity \w+ is|downto|std_logic|port map|architecture|uint(8|32|64)_t|const word|#include|always @|initial begin|def \w+\(|[0-9]'[bdh][0-9]|\}'[bdh])")]
    private static partial Regex Word();
}
