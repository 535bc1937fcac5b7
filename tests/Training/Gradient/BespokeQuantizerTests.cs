using PrintedMlp.Approx;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Gradient;

public class BespokeQuantizerTests
{
    private static readonly CodedRows Rows = ToyRows.Of(300, 4, 3, Rule);

    private static readonly FloatMlp Trained = FloatTrainer.Train(
        Rows, Rows, new TrainerOptions { Hidden = [4], Restarts = 2, Updates = 3000, Threads = 1 }, new RandomStream(1));

    [Fact]
    public void The_integer_network_agrees_with_the_float_network_on_nearly_all_rows()
    {
        Mlp mlp = BespokeQuantizer.Quantize(Trained, Rows);
        CodedRows fresh = ToyRows.Of(1000, 4, 3, Rule, seed: 9);

        Assert.InRange(fresh.Codes.Count(c => mlp.Classify(c) == Trained.Classify(c)), 970, 1000);
    }

    [Fact]
    public void Weights_of_whole_units_survive_exactly()
    {
        // Sums in units of 1/64 of a code: weights 127/64 and -1/64, bias 30/15 codes = 30 * 64/64.
        FloatMlp network = new(4, [
            [new FloatNeuron([127 / 64.0, -1 / 64.0], 2)],
            [new FloatNeuron([1], 0), new FloatNeuron([-1], 0.5)]]);

        Mlp mlp = BespokeQuantizer.Round(network, weightBits: 8);

        Assert.Equal([127, -1], mlp.Layers[0].Neurons[0].Summands.Select(s => s.Weight));
        Assert.Equal(30 * 64, mlp.Layers[0].Neurons[0].Bias);
        Assert.Equal([64, -64], mlp.Layers[1].Neurons.Select(n => n.Summands[0].Weight));
        Assert.Equal([0, 15 * 64 * 32], mlp.Layers[1].Neurons.Select(n => n.Bias));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(16)]
    public void Every_weight_fits_and_none_is_zero(int weightBits)
    {
        Mlp mlp = BespokeQuantizer.Quantize(Trained, Rows, weightBits);
        long limit = (1L << (weightBits - 1)) - 1;

        Assert.All(mlp.Layers.SelectMany(l => l.Neurons).SelectMany(n => n.Summands),
            s => Assert.InRange(s.Magnitude, 1, limit));
    }

    [Fact]
    public void Hidden_sums_are_kept_whole_and_the_last_layer_is_linear()
    {
        Mlp mlp = BespokeQuantizer.Quantize(Trained, Rows);

        Assert.All(mlp.Layers[0].Neurons, n => Assert.Equal(QRelu.Exact, n.Activation));
        Assert.All(mlp.Layers[1].Neurons, n => Assert.Null(n.Activation));
    }

    [Fact]
    public void A_network_without_weights_answers_by_its_biases()
    {
        FloatMlp network = new(4, [[new FloatNeuron([0, 0], 0)], [new FloatNeuron([0], -1), new FloatNeuron([0], 0.25)]]);

        Assert.Equal(1, BespokeQuantizer.Quantize(network, Rows with { Codes = [], Labels = [] }).Classify([3, 3]));
    }

    /// <summary>Regularisation lets the weights of a neuron that never helps fade, but not its bias.</summary>
    [Fact]
    public void A_layer_of_faded_neurons_answers_by_its_biases()
    {
        FloatMlp network = new(4, [[new FloatNeuron([1e-20, -3e-21], 0.3)], [new FloatNeuron([1], 0), new FloatNeuron([-1], 0.5)]]);

        Assert.Equal(0, BespokeQuantizer.Quantize(network, Rows with { Codes = [[3, 3], [15, 0]], Labels = [0, 0] }).Classify([3, 3]));
    }

    [Fact]
    public void A_network_too_deep_for_its_sums_is_refused_with_advice()
    {
        FloatNeuron neuron = new([1.9, 1.9], 0);
        FloatMlp network = new(8, [.. Enumerable.Repeat<System.Collections.Immutable.ImmutableArray<FloatNeuron>>([neuron, neuron], 9)]);

        UserException error = Assert.Throws<UserException>(
            () => BespokeQuantizer.Quantize(network, Rows with { Codes = [], Labels = [] }));

        Assert.Contains("fewer hidden layers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equalising_changes_no_output()
    {
        FloatMlp equal = Rescaling.Equalize(Trained);

        Assert.All(equal.Layers[0], n => Assert.Equal(1, n.Weights.Max(Math.Abs), 1e-12));
        foreach (byte[] codes in Rows.Codes)
        {
            Assert.Equal(Trained.Outputs(codes)[1], equal.Outputs(codes)[1], 1e-9);
        }
    }

    private static int Rule(byte[] codes) => Math.Min(2, (codes[0] + 2 * codes[1] + Math.Abs(codes[2] - codes[3])) / 18);
}
