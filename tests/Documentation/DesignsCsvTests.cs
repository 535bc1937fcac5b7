using System.Text.RegularExpressions;
using PrintedMlp.Generator.Reports;

namespace PrintedMlp.Tests.Documentation;

public partial class DesignsCsvTests
{
    private static readonly string Page = File.ReadAllText(Repository.Path("docs", "designs-csv.md"));

    [Fact]
    public void The_page_lists_the_columns_of_designs_csv_in_order()
    {
        Assert.Equal(DesignRow.Header, Columns(Page[..Page.IndexOf("# seeds.csv", StringComparison.Ordinal)]));
    }

    [Fact]
    public void The_page_lists_the_columns_of_seeds_csv_in_order()
    {
        string[] header = SeedsCsv.Write([]).TrimEnd('\n').Split(',');
        Assert.Equal(header, Columns(Page[Page.IndexOf("# seeds.csv", StringComparison.Ordinal)..]).Concat(DesignRow.Header.Where(c => c != "seed")));
    }

    private static IEnumerable<string> Columns(string text) => Row().Matches(text).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"^\| `([a-z0-9_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
