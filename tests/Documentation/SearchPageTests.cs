using PrintedMlp.Training.Search;

namespace PrintedMlp.Tests.Documentation;

public class SearchPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.Path("docs", "search.md"));

    public static TheoryData<string, SearchBudget> Budgets => new()
    {
        { "quick", SearchBudget.Quick }, { "normal", SearchBudget.Normal }, { "thorough", SearchBudget.Thorough },
    };

    [Theory]
    [MemberData(nameof(Budgets))]
    public void The_page_gives_the_budgets(string effort, SearchBudget budget) => Assert.Contains(
        FormattableString.Invariant($"\n| `{effort}` | {budget.Batches} | {budget.Rounds} | {budget.Moves} | {budget.Generations} | {budget.FloatNetworks} | {budget.Candidates} |\n"),
        Page, StringComparison.Ordinal);

    [Fact]
    public void The_page_gives_the_ranges_of_genes()
    {
        Assert.Contains(FormattableString.Invariant($"| exponent | connection | 0 to {GenomeShape.MaxExponent}: "), Page, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"hidden value, 1 to {GenomeShape.HiddenBits};"), Page, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"plus and minus {GenomeShape.SumLimit:0,0} are"), Page, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"At most {GenomeShape.MaxNeurons} hidden neurons"), Page, StringComparison.Ordinal);
    }
}
