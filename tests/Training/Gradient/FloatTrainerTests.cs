using System.Security.Cryptography;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Gradient;

public class FloatTrainerTests
{
    private static readonly TrainerOptions Quick = new() { Hidden = [3], Restarts = 4, Updates = 2000, Threads = 1 };

    [Fact]
    public void A_rule_that_three_rectifiers_can_draw_is_learnt()
    {
        static int Rule(byte[] codes) => Math.Abs(codes[0] - codes[1]) <= 4 ? 1 : 0;
        CodedRows training = ToyRows.Of(400, 2, 2, Rule);

        FloatMlp network = FloatTrainer.Train(training, ToyRows.Of(100, 2, 2, Rule, seed: 2), Quick, new RandomStream(1));

        Assert.InRange(network.ScoreOn(ToyRows.Of(1000, 2, 2, Rule, seed: 3)).Accuracy, 0.97, 1);
    }

    [Fact]
    public void Two_hidden_layers_learn_too()
    {
        static int Rule(byte[] codes) => codes[0] > 7 == codes[1] > 7 ? 1 : 0;
        CodedRows training = ToyRows.Of(400, 3, 2, Rule);

        FloatMlp network = FloatTrainer.Train(
            training, ToyRows.Of(100, 3, 2, Rule, seed: 2), Quick with { Hidden = [4, 3] }, new RandomStream(1));

        Assert.Equal([4, 3, 2], network.Layers.Select(l => l.Length));
        Assert.InRange(network.ScoreOn(ToyRows.Of(1000, 3, 2, Rule, seed: 3)).Accuracy, 0.9, 1);
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        CodedRows training = ToyRows.Of(101, 3, 3, codes => (codes[0] + codes[1] + codes[2]) / 16);
        CodedRows validation = ToyRows.Of(50, 3, 3, codes => (codes[0] + codes[1] + codes[2]) / 16, seed: 2);

        Assert.Equal(
            Parameters(FloatTrainer.Train(training, validation, Quick, new RandomStream(5))),
            Parameters(FloatTrainer.Train(training, validation, Quick with { Threads = 2 }, new RandomStream(5))));
    }

    [Fact]
    public void Another_seed_gives_another_network()
    {
        CodedRows rows = ToyRows.Of(100, 3, 2, codes => codes[0] > codes[1] ? 1 : 0);

        Assert.NotEqual(
            Parameters(FloatTrainer.Train(rows, rows, Quick, new RandomStream(1))),
            Parameters(FloatTrainer.Train(rows, rows, Quick, new RandomStream(2))));
    }

    [Fact]
    public void Balanced_classes_find_the_rare_class()
    {
        // One row in 16 may be rare, and only two in three of those are: unweighted, the answer is always class 0.
        static int Rule(byte[] codes) => codes[0] == 15 && codes[1] > 9 && codes[2] % 3 < 2 ? 1 : 0;
        CodedRows training = ToyRows.Of(2000, 3, 2, Rule);
        CodedRows validation = ToyRows.Of(700, 3, 2, Rule, seed: 2);
        CodedRows test = ToyRows.Of(2000, 3, 2, Rule, seed: 3);
        TrainerOptions options = Quick with { Hidden = [1], Updates = 1000 };

        double plain = FloatTrainer.Train(training, validation, options, new RandomStream(1)).ScoreOn(test).BalancedAccuracy;
        double balanced = FloatTrainer.Train(
            training, validation, options with { Weighting = Weighting.Classes }, new RandomStream(1)).ScoreOn(test).BalancedAccuracy;

        Assert.InRange(balanced - plain, 0.05, 1);
    }

    [Fact]
    public void A_constant_feature_gets_no_weight()
    {
        CodedRows random = ToyRows.Of(100, 2, 2, codes => codes[0] > 6 ? 1 : 0);
        CodedRows rows = random with { Codes = [.. random.Codes.Select(c => (byte[])[c[0], 9])] };

        FloatMlp network = FloatTrainer.Train(rows, rows, Quick, new RandomStream(1));

        Assert.All(network.Layers[0], neuron => Assert.Equal(0, neuron.Weights[1]));
        Assert.Equal(1, network.ScoreOn(rows).Accuracy);
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(1, 30, 2)]
    [InlineData(4, 2, 1)]
    [InlineData(3, 1, 1)]
    public void Odd_shapes_still_give_a_finite_network(int features, int classes, int hidden)
    {
        // Only class 0 and the last have rows.
        CodedRows rows = ToyRows.Of(13, features, classes, codes => codes[0] > 7 ? classes - 1 : 0);

        FloatMlp network = FloatTrainer.Train(rows, rows, Quick with { Hidden = [hidden] }, new RandomStream(1));

        Assert.All(Parameters(network), p => Assert.True(double.IsFinite(p)));
        Assert.Equal(1, network.ScoreOn(rows).Accuracy);
    }

    [Fact]
    public void Rows_that_are_all_alike_get_the_commonest_class()
    {
        CodedRows rows = new([.. Enumerable.Range(0, 9).Select(_ => (byte[])[4, 4])], [0, 0, 1, 1, 1, 1, 1, 2, 2], 4, 3);

        FloatMlp network = FloatTrainer.Train(rows, rows, Quick, new RandomStream(1));

        Assert.Equal(1, network.Classify([4, 4]));
    }

    [Fact]
    public void Without_validation_rows_the_training_rows_choose()
    {
        CodedRows rows = ToyRows.Of(60, 2, 2, codes => codes[0] > codes[1] ? 1 : 0);
        CodedRows none = rows with { Codes = [], Labels = [] };

        FloatMlp network = FloatTrainer.Train(rows, none, Quick, new RandomStream(1));

        Assert.InRange(network.ScoreOn(rows).Accuracy, 0.95, 1);
    }

    [Fact]
    public void Every_restart_reports_its_end_and_the_best_of_them_is_returned()
    {
        CodedRows training = ToyRows.Of(60, 2, 2, codes => codes[0] > codes[1] ? 1 : 0);
        CodedRows validation = ToyRows.Of(200, 2, 2, codes => codes[0] > codes[1] ? 1 : 0, seed: 2);
        Log log = new();

        FloatMlp network = FloatTrainer.Train(training, validation, Quick with { Threads = 2 }, new RandomStream(1), log);

        TrainingProgress[] ends = [.. log.Lines.Where(p => p.Epoch == p.Epochs).OrderBy(p => p.Restart)];
        Assert.Equal([1, 2, 3, 4], ends.Select(p => p.Restart));
        Assert.Equal(ends.Max(p => p.ValidationAccuracy), network.ScoreOn(validation).Accuracy);
    }

    [Fact]
    public void A_seed_gives_the_network_it_has_always_given()
    {
        // A fingerprint: it holds on every machine. A change that is meant to train differently puts the new one here.
        CodedRows rows = ToyRows.Of(101, 3, 3, codes => (codes[0] + codes[1] + codes[2]) / 16);

        byte[] bits = [.. Parameters(FloatTrainer.Train(rows, rows, Quick, new RandomStream(5))).SelectMany(BitConverter.GetBytes)];

        Assert.Equal("CAA2DACD37898216", Convert.ToHexString(SHA256.HashData(bits))[..16]);
    }

    [Fact]
    public void Options_out_of_range_are_named()
    {
        CodedRows rows = ToyRows.Of(10, 1, 2, codes => codes[0] & 1);

        ArgumentException error = Assert.Throws<ArgumentException>(
            () => FloatTrainer.Train(rows, rows, Quick with { Restarts = 0 }, new RandomStream(1)));

        Assert.Contains("restart", error.Message, StringComparison.Ordinal);
    }

    private static double[] Parameters(FloatMlp network) =>
        [.. network.Layers.SelectMany(l => l).SelectMany(n => n.Weights.Append(n.Bias))];

    private sealed class Log : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Lines { get; } = [];

        public void Report(TrainingProgress value) => Lines.Add(value);
    }
}
