using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Generator.Explorations;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Tests.Documentation;

public class PapersPageTests
{
    private static readonly string[] Results = File.ReadAllLines(Repository.Path("benchmarks", "results", "papers.md"));

    [Fact]
    public void The_readme_shows_the_committed_table()
    {
        string[] table = [.. Results.SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|'))];
        Assert.Equal(2 + 5, table.Length);
        Assert.Contains(string.Join('\n', table), File.ReadAllText(Repository.Path("README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_committed_table_is_what_an_exploration_writes()
    {
        ImmutableArray<CsvRow> summary = CsvRow.Read(Repository.Path("benchmarks", "results", "papers.csv"));
        // A paragraph that says that the figures are older than the code stands above them until they are made again.
        string committed = Regex.Replace(File.ReadAllText(Repository.Path("benchmarks", "results", "papers.md")), "These figures are older[^\n]*\n\n", "");
        Assert.Equal(committed, PapersTable.Of(summary));
        Assert.Null(PapersTable.Of([.. summary.Where(row => row["method"] != "nsga2")]));
    }

    [Fact]
    public void The_committed_table_is_of_five_seeds_of_every_data_set_and_method()
    {
        CsvRow[] rows = [.. CsvRow.Read(Repository.Path("benchmarks", "results", "papers.csv"))];
        Assert.Equal(5 * 3 * 2, rows.Length);
        Assert.All(rows, row => Assert.Equal("5", row["seeds"]));
        Assert.All(rows.Where(row => row["which"] == "recommended"), row =>
            Assert.Contains(Results, line => line.StartsWith($"| {row["data"]} | ours", StringComparison.Ordinal)
                && line.Contains($"| {double.Parse(row["accuracy_test_mean"], CultureInfo.InvariantCulture):0.000} ±", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Needs", "datasets")]
    public void The_specification_of_the_page_has_five_seeds_and_three_methods_for_each_data_set() =>
        Assert.Equal(5 * 5 * 3, ExplorationSpec.Read(Repository.Path("examples", "papers.json")).Points().Length);
}
