using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Tests.Generator.Verilog;

/// <summary>Nothing that a table says becomes code, in no language.</summary>
public class HostileNamesTests
{
    private static readonly Templates Templates = new();

    private static readonly string[] Hostile =
    [
        "signal", "begin", "int", "lambda", "endmodule", "\"", "'", "\"\"\"", "'''", "a\nb", "\r\n", "*/", "/*", "//", "--", "#", "\\", "\\\n", "??/", "`define x", "{{ 1 / 0 }}", "$finish;", "%s%n",
        "\u202e\u2066 right to left", "\0", "\t", "\u2028", "é", "\ud800", "", " ", new string('x', 255), string.Concat(Enumerable.Repeat("\"; int ", 40)),
    ];

    public static TheoryData<string> Languages => [.. Language.All(Templates).Where(l => l != Language.Spice)];

    public static TheoryData<string> WithWords => [.. Language.All(Templates).Where(l => Templates.Has($"{l}/reserved.txt"))];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Hostile_names_change_comments_only(string language)
    {
        foreach (Classifier classifier in new Classifier[] { new MlpClassifier(SmallNetworks.Exact), SmallGates.OfCodes, SmallGates.OfLevels })
        {
            string[] plain = Code(classifier, language, _ => "plain");
            Assert.NotEmpty(plain);
            for (int shift = 0; shift < Hostile.Length; shift += 5)
            {
                int from = shift;
                Assert.Equal(plain, Code(classifier, language, i => Hostile[(from + i) % Hostile.Length]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(WithWords))]
    public void A_reserved_word_is_no_name_of_a_module(string language)
    {
        string[] words = Templates.Text($"{language}/reserved.txt").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(words);
        Assert.All(words, word =>
        {
            Assert.StartsWith("classifier_", ModuleName.From(word.ToLowerInvariant() + ".csv"), StringComparison.Ordinal);
            Assert.Contains("cannot name", Assert.Throws<UserException>(() =>
            {
                ModulePorts.Checked(word);
                ReservedWords.Check(Templates, [language], word);
            }).Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_hostile_name_is_refused_for_a_module_and_made_a_name_for_a_file() => Assert.All(
        Hostile.Where(name => !name.All(char.IsAsciiLetter) || name.Length is 0 or > 40), name =>
        {
            Assert.Throws<UserException>(() => ModulePorts.Checked(name));
            ModulePorts.Checked(ModuleName.From(name + ".csv"));
        });

    // The lines that are no comments, of all files of code.
    private static string[] Code(Classifier classifier, string language, Func<int, string> name)
    {
        Naming naming = new() { Features = [.. Enumerable.Range(0, classifier.Inputs).Select(name)], Classes = [.. Enumerable.Range(0, 3).Select(i => name(i + classifier.Inputs))] };
        DesignPlan plan = DesignPlan.Of("module_name", classifier, naming, 10).With(classifier, SmallGates.Mapped(classifier), null);
        string[] lines = [.. new VerilogWriter(Templates).Files(plan, language).Where(f => f.Name is not ("README.txt" or "Makefile")).SelectMany(f => f.Text.Split('\n'))];
        Assert.All(lines, line => Assert.True(line.All(c => c is >= ' ' and <= '~') && line.Length <= 100, line));
        return [.. lines.Where(line => !(line.TrimStart().StartsWith("//", StringComparison.Ordinal) || line.StartsWith("--", StringComparison.Ordinal) || line.TrimStart().StartsWith("# ", StringComparison.Ordinal)))];
    }
}
