using System.Text.RegularExpressions;

namespace PrintedMlp.Tests.Generator.Verilog;

/// <summary>How a language is written stands in its templates. C# that reads or starts tools of a language may know its words; C# that says
/// what is written may not.</summary>
public partial class NoLanguageInCodeTests
{
    [Fact]
    public void The_plan_spells_no_language()
    {
        string[] files = [.. new[] { "Verilog", "Templating", "Designs", "Runs" }.SelectMany(folder =>
            Directory.GetFiles(Repository.Path("src", "Generator", folder), "*.cs", SearchOption.AllDirectories))];
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.All(File.ReadAllLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).SelectMany(line => Text().Matches(line)),
            text => Assert.False(Word().IsMatch(text.Value), $"{Path.GetFileName(file)} spells {text.Value}")));
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Text();

    // Statements, declarations and literals, not words of a sentence.
    [GeneratedRegex(@"\b(assign |wire |endmodule|module \{|signal \w+ :|entity \w+ is|downto|std_logic|uint(8|32|64)_t|[0-9]'[bdh][0-9]|\}'[bdh])")]
    private static partial Regex Word();
}
