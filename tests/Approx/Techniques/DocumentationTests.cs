using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class DocumentationTests
{
    [Fact]
    public void Every_technique_has_its_line_in_the_table()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "techniques.md"));
        string[] techniques = [.. typeof(ErrorReport).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(ErrorReport).Namespace && t.GetMethods().Any(m => m.Name == "Apply")).Select(t => t.Name)];
        Assert.Equal(13, techniques.Length);
        Assert.All(techniques, name => Assert.Contains($"\n| `{name}`", text, StringComparison.Ordinal));
    }
}
