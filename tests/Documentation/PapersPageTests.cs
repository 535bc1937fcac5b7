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

    /// <summary>A single seed has no interval; a first part of an exploration may hold no more.</summary>
    [Fact]
    public void One_seed_has_figures_without_intervals()
    {
        string[] lines = File.ReadAllLines(Repository.Path("benchmarks", "results", "papers.csv"));
        string[] columns = lines[0].Split(',');
        using TempFolder folder = new();
        File.WriteAllLines(folder.File("summary.csv"), [lines[0], .. lines[1..].Select(line => string.Join(',', line.Split(',').Zip(columns, (cell, column) =>
            column == "seeds" ? "1" : column.EndsWith("_ci95", StringComparison.Ordinal) || column.EndsWith("_sd", StringComparison.Ordinal) ? "" : cell)))]);
        string table = PapersTable.Of([.. CsvRow.Read(folder.File("summary.csv"))])!;
        Assert.Contains("ours are means; seeds: 1.", table, StringComparison.Ordinal);
        Assert.DoesNotContain('±', table);
        Assert.Null(PapersTable.Of([.. CsvRow.Read(folder.File("summary.csv")).Select(row => row.With("technology", "egfet-0.6V"))]));
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
