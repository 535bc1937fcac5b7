using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Training.Gates;

/// <summary>The encoder of a flash converter: from comparators to the bits of a code. In front of a netlist that reads codes it
/// makes one that reads levels, and the search may dissolve it.</summary>
public static class LevelEncoder
{
    /// <summary>All thresholds of a grid as inputs, feature by feature, lowest first.</summary>
    public static ImmutableArray<InputSignal> Inputs(LevelGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return [.. from feature in Enumerable.Range(0, grid.Features)
            from threshold in Enumerable.Range(1, grid.Thresholds[feature].Length)
            select InputSignal.Level(feature, threshold)];
    }

    /// <summary>A netlist over all levels of a grid as a classifier, without those that nobody reads.</summary>
    /// <param name="gates">The gates; the inputs are <see cref="Inputs"/>.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="origin">How the netlist was made.</param>
    public static GateClassifier Classifier(GateList gates, LevelGrid grid, Origin origin = Origin.Search)
    {
        ArgumentNullException.ThrowIfNull(gates);
        ImmutableArray<InputSignal> inputs = Inputs(grid);
        GateList compact = gates.Compact(out ImmutableArray<int> read);
        return GateClassifier.OfLevels(compact, [.. read.Select(i => inputs[i]).Select(s =>
            new Level(s.Feature, s.Threshold, grid.Thresholds[s.Feature][s.Threshold - 1], grid.Position(s.Feature, s.Threshold)))],
            grid.Features, grid.Bits, origin);
    }

    /// <summary>The encoder of all features: outputs are the bits of their codes, feature 0 bit 0 first.</summary>
    /// <param name="grid">The thresholds; the steps of the codes are among them.</param>
    /// <param name="prices">The technology.</param>
    public static GateList Of(LevelGrid grid, GatePrices prices)
    {
        ImmutableArray<InputSignal> inputs = Inputs(grid);
        CircuitBuilder builder = new(inputs);
        Dictionary<InputSignal, int> numbers = Enumerable.Range(0, inputs.Length).ToDictionary(i => inputs[i]);
        int bits = grid.Scale.Bits;
        Literal[] codes = [.. from feature in Enumerable.Range(0, grid.Features) from bit in Enumerable.Range(0, bits) select Bit(feature, bit)];
        return GateList.Of(builder.Build(codes), prices.Universal);

        // Bit b is 1 between every odd multiple of 2^b and the next even one.
        Literal Bit(int feature, int bit)
        {
            Literal made = Literal.False;
            for (int from = 1 << bit; from < 1 << bits; from += 2 << bit)
            {
                int to = from + (1 << bit);
                made = builder.Or(made, builder.And(Level(feature, from), to < 1 << bits ? !Level(feature, to) : Literal.True));
            }
            return made;
        }

        Literal Level(int feature, int code) => grid.OfStep(feature, code) is > 0 and int threshold
            ? CircuitBuilder.Input(numbers[InputSignal.Level(feature, threshold)]) : Literal.False;
    }
}
