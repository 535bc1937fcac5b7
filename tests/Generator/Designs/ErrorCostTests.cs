using PrintedMlp.Approx;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Tests.Generator.Runs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Evaluation;

namespace PrintedMlp.Tests.Generator.Designs;

public class ErrorCostTests
{
    private static readonly RunOptions Options =
        SmallRun.Options with { Search = SmallRun.Options.Search with { Costs = [ErrorCost.Parse("L>R=8"), ErrorCost.Parse("B>L=0.5")] } };

    [Fact]
    public void What_is_not_said_costs_one_and_the_mean_cost_counts_every_answer()
    {
        CostMatrix costs = ErrorCost.Matrix(["B", "L", "R"], Options.Search.Costs)!;
        Assert.Equal([[0, 0.5, 1], [1, 0, 8], [1, 1, 0]], costs.Costs.Select(row => row.ToArray()));
        Score score = Score.Of([1, 1, 2, 2, 0], [0, 1, 1, 2, 2], 3, costs);
        Assert.Equal((0.5 + 8 + 1) / 5, score.MeanCost, 12);
        // The worst answers to these five rows cost 1, 8, 8, 1 and 1.
        Assert.Equal(1 - 9.5 / 19, score.By(Weighting.Costs), 12);
        Assert.Equal(0.4, score.Accuracy, 12);
    }

    [Fact]
    public void Rows_of_networks_weigh_their_mean_cost_those_of_gates_cost_what_their_answer_does_and_a_network_trained_by_cost_costs_less()
    {
        RunData data = RunData.Of(SmallRun.Balance, Options), plain = RunData.Of(SmallRun.Balance, SmallRun.Options);
        Assert.Equal([12, 72, 16], SearchRows.Of(data.Training, Weighting.Costs).Weights);
        GateRows gates = GateRows.Of(data.Training, [new PrintedMlp.Approx.Circuits.InputSignal(0, 0)], Weighting.Costs);
        Assert.Equal(16 * (data.Training.Count + 7L * data.Training.Labels.Count(label => label == 1)), gates.FullLoss);
        Score byCost = Trained.Network(data, Options).ScoreOn(data.Validation), byRows = Trained.Network(plain, SmallRun.Options).ScoreOn(data.Validation);
        Assert.True(byCost.MeanCost < byRows.MeanCost, $"{byCost.MeanCost} by cost, {byRows.MeanCost} by rows");
    }

    [Fact]
    public void A_class_that_may_be_anything_weighs_a_sixteenth_everywhere_and_an_error_is_in_the_units_of_the_search()
    {
        SearchSettings free = SmallRun.Options.Search with { Costs = [ErrorCost.Parse("L>R=0"), ErrorCost.Parse("L>B=0"), ErrorCost.Parse("R>B=9")] };
        RunOptions options = SmallRun.Options with { Search = free };
        RunData data = RunData.Of(SmallRun.Balance, options);
        var rows = SearchRows.Of(data.Training, Weighting.Costs);
        Assert.Equal([16, 1, 80], rows.Weights);
        CodedRows onlyFree = data.Training with { Labels = [.. data.Training.Labels.Select(_ => 1)] };
        FloatMlp network = FloatTrainer.Train(onlyFree, onlyFree, new TrainerOptions { Hidden = [1], Restarts = 1, Updates = 3, Weighting = Weighting.Costs, Threads = 1 },
            new RandomStream(1));
        Assert.All(network.Layers.SelectMany(layer => layer), neuron => Assert.True(double.IsFinite(neuron.Bias)));
        // Always L: rows of B and R are wrong, at the mean cost of a wrong answer.
        int[] counts = [.. Enumerable.Range(0, 3).Select(c => data.Training.Labels.Count(label => label == c))];
        Assert.Equal((16.0 * counts[0] + 80 * counts[2]) / rows.FullLoss, rows.Error(Score.Of(data.Training, _ => 1)), 12);
    }

    [Theory]
    [InlineData("a>b>c=2", 0, 2)]
    [InlineData(">5>c=2", 1, 2)]
    [InlineData("c>>5=2", 2, 1)]
    public void Classes_may_have_the_arrow_in_their_names(string text, int right, int answered) =>
        Assert.Equal(2, ErrorCost.Matrix(["a>b", ">5", "c"], [ErrorCost.Parse(text)])!.Costs[right][answered]);

    [Fact]
    public void Defects_are_counted_in_accuracy_and_so_are_refused_where_something_else_is_compared()
    {
        RunOptions options = Options with { Search = Options.Search with { DefectRate = 0.01 } };
        Assert.StartsWith("--defect-rate and --cost", Assert.Throws<UserException>(() => RunData.Of(SmallRun.Balance, options)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("L>X=2", "--cost X: there is no such class. Expected one of: B, L, R")]
    [InlineData("L>L=2", "--cost L>L=2: the right answer costs nothing. Name two classes.")]
    public void Costs_of_other_classes_are_refused(string cost, string message) =>
        Assert.Equal(message, Assert.Throws<UserException>(() => ErrorCost.Matrix(["B", "L", "R"], [ErrorCost.Parse(cost)])).Message);

    [Theory]
    [InlineData("L")]
    [InlineData("L>R")]
    [InlineData(">R=1")]
    [InlineData("L>R=-1")]
    [InlineData("L>R=much")]
    public void What_names_no_pair_of_classes_and_no_cost_is_refused(string text) => Assert.Throws<FormatException>(() => ErrorCost.Parse(text));
}
