using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Gates;

/// <summary>What comparators say about rows of raw values, the rows themselves and noisy copies of them.</summary>
/// <param name="grid">The thresholds.</param>
/// <param name="raw">Rows of raw values; NaN marks a missing cell.</param>
public sealed class LevelRows(LevelGrid grid, IReadOnlyList<double[]> raw)
{
    /// <summary>The levels of all rows, then those of each copy, in the order of the rows.</summary>
    /// <param name="inputs">Levels.</param>
    /// <param name="noise">What copies there are.</param>
    /// <param name="random">Decides everything; is not moved.</param>
    public BitRows Pack(ImmutableArray<InputSignal> inputs, LevelNoise noise, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(noise);
        ArgumentNullException.ThrowIfNull(random);
        int copies = 1 + noise.Copies + noise.Devices;
        double[][][] values = [.. Enumerable.Range(0, copies)
            .Select(copy => copy is 0 || copy > noise.Copies ? Filled(0, random) : Filled(noise.Jitter, random.Child((ulong)copy)))];
        double[][] thresholds = [.. Enumerable.Range(0, copies)
            .Select(copy => Thresholds(inputs, copy > noise.Copies ? noise.Offset : 0, random.Child((ulong)copy)))];
        return BitRows.Of(copies * raw.Count, inputs.Length, (row, input) =>
        {
            (int copy, int own) = Math.DivRem(row, raw.Count);
            return values[copy][own][inputs[input].Feature] >= thresholds[copy][input];
        });
    }

    /// <summary>The levels of all rows in a device whose comparators are off by random amounts.</summary>
    /// <param name="inputs">Levels.</param>
    /// <param name="offset">Standard deviation of their offsets in steps.</param>
    /// <param name="random">The device.</param>
    public BitRows OnDevice(ImmutableArray<InputSignal> inputs, double offset, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double[] thresholds = Thresholds(inputs, offset, random);
        return BitRows.Of(raw.Count, inputs.Length, (row, input) =>
            grid.Filled(inputs[input].Feature, raw[row][inputs[input].Feature]) >= thresholds[input]);
    }

    private double[] Thresholds(ImmutableArray<InputSignal> inputs, double offset, RandomStream random) =>
        [.. inputs.Select(input => grid.Thresholds[input.Feature][input.Threshold - 1]
            + (offset > 0 ? offset * Step(input.Feature) * random.NextNormal() : 0))];

    private double[][] Filled(double jitter, RandomStream random) =>
        [.. raw.Select(row => row.Select((value, feature) =>
            grid.Filled(feature, value) + (jitter > 0 ? jitter * Step(feature) * (2 * random.NextDouble() - 1) : 0)).ToArray())];

    /// <summary>A step of the code in raw units.</summary>
    private double Step(int feature) => (grid.Scale.Ranges[feature].High - grid.Scale.Ranges[feature].Low) / (1 << grid.Scale.Bits);
}

/// <summary>What keeps a search from fitting accidents of its rows: copies of them as a noisy sensor, or another device, would
/// see them. Amounts are in steps of the code, which is a fraction 2^-bits of the feature's range in raw units.</summary>
/// <param name="Copies">Copies with noise on each value.</param>
/// <param name="Jitter">Largest noise, evenly distributed between minus and plus this many steps.</param>
/// <param name="Devices">Copies with a constant shift of each comparator.</param>
/// <param name="Offset">Standard deviation of the shifts in steps.</param>
public sealed record LevelNoise(int Copies, double Jitter, int Devices, double Offset)
{
    /// <summary>The rows as they are.</summary>
    public static LevelNoise None { get; } = new(0, 0, 0, 0);
}
