using PrintedMlp.Training.Search;
using PrintedMlp.Training.Search.Genomes;

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
        $"\n| `{effort}` | {budget.Batches} | {budget.Rounds} | {budget.Moves} | {budget.Generations} | {budget.FloatNetworks} | {budget.Candidates} |\n",
        Page, StringComparison.Ordinal);

    [Fact]
    public void The_page_gives_the_ranges_of_genes()
    {
        Assert.Contains($"| exponent | connection | 0 to {GenomeShape.MaxExponent}: ", Page, StringComparison.Ordinal);
        Assert.Contains($"hidden value, 1 to {GenomeShape.HiddenBits};", Page, StringComparison.Ordinal);
        Assert.Contains($"plus and minus {GenomeShape.SumLimit:0,0} are", Page, StringComparison.Ordinal);
        Assert.Contains($"at most {GenomeShape.MaxNeurons} hidden neurons and", Page, StringComparison.Ordinal);
    }
}
