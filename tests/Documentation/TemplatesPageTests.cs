using System.Text.RegularExpressions;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Generator.Verilog;

namespace PrintedMlp.Tests.Documentation;

/// <summary>docs/templates.md: the language of its last section, and the members that it lists.</summary>
public sealed class TemplatesPageTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Repository.Path("docs", "templates.md"));
    private readonly TempFolder _folder = new();

    public TemplatesPageTests()
    {
        Directory.CreateDirectory(_folder.File("graph"));
        string[] blocks = [.. Regex.Matches(Page, "^```[a-z]*\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline).Select(m => m.Groups[1].Value)];
        File.WriteAllText(_folder.File("graph/language.json"), blocks[0]);
        File.WriteAllText(_folder.File("graph/graph.dot.sbn"), blocks[1]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_language_of_the_page_draws_gates() => Assert.Equal(
        "digraph gates {\n  x0_0 -> w0 [label=\"and\"];\n  x0_1 -> w0 [label=\"and\"];\n  w0 -> w1 [label=\"or\"];\n  x0_2 -> w1 [label=\"or\"];\n"
        + "  w1 -> w2 [label=\"xor\"];\n  x0_0 -> w2 [label=\"xor\"];\n  w2 -> w3 [label=\"and\"];\n}\n", Drawn("gates", SmallGates.OfCodes));

    [Fact]
    public void The_language_of_the_page_draws_a_network()
    {
        string graph = Drawn("exact", new MlpClassifier(SmallNetworks.Exact));
        Assert.Contains("  x0 -> h0 [label=\"12\"];\n  x1 -> h0 [label=\"-3\"];\n", graph, StringComparison.Ordinal);
        Assert.Equal(12, graph.Split('\n').Count(line => line.Contains("->", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_member_of_the_plan_is_on_the_page()
    {
        Type[] records = [.. typeof(DesignPlan).Assembly.GetTypes().Where(t => t.Namespace == typeof(DesignPlan).Namespace && (t.Name.StartsWith("Plan", StringComparison.Ordinal) || t == typeof(DesignPlan)) && !t.IsNested && t != typeof(PlanWord))];
        Assert.NotEmpty(records);
        Assert.All(records.SelectMany(t => t.GetProperties()), member => Assert.Contains($"`{member.Name}`", Page, StringComparison.Ordinal));
    }

    private string Drawn(string name, Classifier classifier) =>
        Assert.Single(new VerilogWriter(new Templates(_folder.Path)).Files(DesignPlan.Of(name, classifier, Naming.Unknown), "graph")).Text;
}
