using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Gates;

public class LevelEncoderTests
{
    private static readonly ImmutableArray<double[]> Raw = Draw();

    private static readonly InputScale Scale = InputScale.Fit(Raw, 4);

    [Theory]
    [InlineData(LevelKind.Uniform)]
    [InlineData(LevelKind.Quantile)]
    [InlineData(LevelKind.Fine)]
    public void A_netlist_over_codes_does_the_same_behind_the_encoder(LevelKind kind)
    {
        LevelGrid grid = LevelGrid.Fit(Raw, Scale, kind);
        ImmutableArray<InputSignal> levels = LevelEncoder.Inputs(grid);
        byte[][] codes = [.. Raw.Select(Scale.Encode)], fine = [.. Raw.Select(row => row.Select((raw, feature) => grid.Code(feature, raw)).ToArray())];
        for (ulong seed = 0; seed < 10; seed++)
        {
            GateList overCodes = DrawnGates.Draw(40, new RandomStream(seed)), overLevels = LevelEncoder.Of(grid, DrawnGates.Egfet).Then(overCodes);
            int[] expected = Classes(overCodes, codes, DrawnGates.Inputs);
            Assert.Equal(expected, Classes(overLevels, fine, levels));
            GateList compact = overLevels.Compact(out ImmutableArray<int> read);
            Assert.Equal(expected, Classes(compact, fine, [.. read.Select(i => levels[i])]));
            Assert.Equal(read.Length, compact.Pins.Concat(compact.Outputs).Where(l => !l.IsConstant && l.Node <= read.Length).Select(l => l.Node).Distinct().Count());
        }
    }

    [Fact]
    public void Rows_without_noise_are_the_codes_of_the_grid_and_copies_differ_as_much_as_they_should()
    {
        LevelGrid grid = LevelGrid.Fit(Raw, Scale, LevelKind.Uniform);
        ImmutableArray<InputSignal> levels = LevelEncoder.Inputs(grid);
        ulong[][] exact = BitRows.Pack([.. Raw.Select(Scale.Encode)], levels).Inputs;
        LevelRows rows = new(grid, Raw);
        Assert.Equal(exact, rows.Pack(levels, LevelNoise.None, new RandomStream(1)).Inputs);
        Assert.Equal(exact, rows.OnDevice(levels, 0, new RandomStream(1)).Inputs);
        // Noise of 0.6 steps moves the codes of even values in 15 of 100 cases up, and as often down; one comparator in 15 of each.
        BitRows noisy = rows.Pack(levels, new LevelNoise(3, 0.6, 2, 0.5), new RandomStream(1));
        Assert.Equal(6 * Raw.Length, noisy.Rows);
        Assert.InRange(Different(1, 4) / (3.0 * Raw.Length * levels.Length), 0.3 / 15 * 0.85, 0.3 / 15 * 1.15);
        Assert.InRange(Different(4, 6) / (2.0 * Raw.Length * levels.Length), 0.005, 0.05);

        int Different(int from, int to) => Enumerable.Range(from * Raw.Length, (to - from) * Raw.Length).Sum(row => Enumerable.Range(0, levels.Length)
            .Count(level => Bit(noisy.Inputs[level], row) != Bit(exact[level], row % Raw.Length)));
    }

    private static bool Bit(ulong[] words, int row) => (words[row >> 6] >> (row & 63) & 1) == 1;

    private static int[] Classes(GateList gates, byte[][] codes, ImmutableArray<InputSignal> inputs) =>
        CircuitSimulation.Classify(gates.ToCircuit(inputs), BitRows.Pack(codes, inputs));

    private static ImmutableArray<double[]> Draw()
    {
        RandomStream random = new(11);
        return [.. Enumerable.Range(0, 600).Select(_ => Enumerable.Range(0, DrawnGates.Features).Select(_ => random.NextDouble()).ToArray())];
    }
}
