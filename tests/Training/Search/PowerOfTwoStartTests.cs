using PrintedMlp.Tests.Training.Gradient;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Tests.Training.Search;

public sealed class PowerOfTwoStartTests
{
    private static readonly CodedRows Training =
        ToyRows.Of(600, 3, 3, codes => codes[0] + codes[1] < 12 ? 0 : codes[1] + codes[2] < 16 ? 1 : 2);

    private static readonly FloatMlp Network = FloatTrainer.Train(
        Training, Training, new TrainerOptions { Hidden = [4], Restarts = 3, Updates = 3000, Threads = 1 }, new RandomStream(1));

    [Fact]
    public void A_start_classifies_nearly_as_the_float_network_that_it_comes_from()
    {
        SearchRows rows = SearchRows.Of(Training);
        double floatError = 1 - Network.ScoreOn(Training).Accuracy;
        Evaluator evaluator = Evaluator.Create(rows, PowerOfTwoStart.Of(Network, rows, 4, 4, 8).Shape, VectorUnits.Best);
        double best = PowerOfTwoStart.All(Network, rows).Min(start => rows.Error(evaluator.Loss(start.Genome)));
        Assert.InRange(floatError, 0, 0.05);
        // One class alone is wrong on more than half of the rows.
        Assert.InRange(best, 0, 0.1);
    }

    [Fact]
    public void Genes_stay_in_their_ranges_and_hidden_values_use_the_bits_they_get()
    {
        SearchRows rows = SearchRows.Of(Training);
        foreach (int bits in new[] { 1, 4, 8 })
        {
            Genome genome = PowerOfTwoStart.Of(Network, rows, 5, 3, bits);
            Assert.All(genome.Exponents, e => Assert.InRange(e, 0, GenomeShape.MaxExponent));
            Assert.All(genome.Widths, w => Assert.InRange(w, 1, bits));
            Assert.All(genome.Masks.Take(genome.Shape.HiddenConnections), m => Assert.True(m is 0 or 15));
            Assert.Contains(genome.Exponents, e => e >= 5);
            Assert.Contains(genome.Widths, w => w == bits);
        }
    }
}
