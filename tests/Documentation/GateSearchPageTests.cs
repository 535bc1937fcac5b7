using PrintedMlp.Training.Gates;

namespace PrintedMlp.Tests.Documentation;

public class GateSearchPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.Path("docs", "gate-search.md"));

    public static TheoryData<string, GateBudget> Budgets => new()
    {
        { "quick", GateBudget.Quick }, { "normal", GateBudget.Normal }, { "thorough", GateBudget.Thorough },
    };

    [Theory]
    [MemberData(nameof(Budgets))]
    public void The_page_gives_the_budgets(string effort, GateBudget budget) => Assert.Contains(
        $"\n| `{effort}` | {budget.Batches} | {budget.Rounds} | {budget.Moves} |\n", Page, StringComparison.Ordinal);
}
