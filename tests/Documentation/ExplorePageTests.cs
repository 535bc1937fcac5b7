using System.Text.RegularExpressions;
using PrintedMlp.Generator.Explorations;

namespace PrintedMlp.Tests.Documentation;

public partial class ExplorePageTests
{
    private static readonly string Page = File.ReadAllText(Repository.Path("docs", "explore.md"));

    [Fact]
    public void The_page_lists_the_columns_of_both_tables_in_order()
    {
        string[] columns = [.. Row().Matches(Page).Select(m => m.Groups[1].Value)];
        Assert.Equal(ExplorationTables.PointColumns.Concat(ExplorationTables.GroupColumns), columns);
    }

    [Fact]
    public void The_example_of_the_page_is_a_specification()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("spec.json"), Example().Match(Page).Groups[1].Value);
        Assert.Equal(30, ExplorationSpec.Read(folder.File("spec.json")).Points().Length);
    }

    [GeneratedRegex(@"^\| `([a-z0-9_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
