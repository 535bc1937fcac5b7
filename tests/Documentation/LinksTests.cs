using System.Text.RegularExpressions;

namespace PrintedMlp.Tests.Documentation;

/// <summary>Reads every committed page, those of tools and builds left out.</summary>
public partial class LinksTests
{
    private static readonly string[] Elsewhere = ["bin", "obj", "out", ".git"];

    public static TheoryData<string> Pages => new(Directory
        .EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Any(Elsewhere.Contains))
        .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_to_a_file(string page)
    {
        string folder = Path.GetDirectoryName(Repository.Path(page))!;
        IEnumerable<string> targets = Link().Matches(File.ReadAllText(Repository.Path(page)))
            .Select(m => m.Groups[1].Value)
            .Where(target => !target.Contains(':', StringComparison.Ordinal) && !target.StartsWith('#'));
        Assert.All(targets, target =>
            Assert.True(Path.Exists(Path.Combine(folder, target.Split('#')[0])), $"{page} links to {target}, which does not exist"));
    }

    [Fact]
    public void Every_page_of_docs_is_in_its_index()
    {
        string index = File.ReadAllText(Repository.Path("docs", "README.md"));
        Assert.All(
            Directory.EnumerateFiles(Repository.Path("docs"), "*.md").Select(f => Path.GetFileName(f)).Where(name => name != "README.md"),
            name => Assert.Contains($"({name})", index, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
