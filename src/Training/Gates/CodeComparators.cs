using System.Collections.Immutable;
using System.Numerics;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Training.Gates;

/// <summary>Comparators of codes: in front of a netlist that reads levels they make one that reads the bits of codes.</summary>
public static class CodeComparators
{
    /// <summary>Price of a gate of a comparator in NANDs, with a share of the inverters.</summary>
    private const double Gate = 1.5;

    /// <summary>The netlist behind a comparator for each level that it reads.</summary>
    /// <param name="overLevels">Reads <see cref="LevelEncoder.Inputs"/>.</param>
    /// <param name="grid">The uniform steps.</param>
    /// <param name="bits">Bits of the codes.</param>
    /// <param name="prices">The technology.</param>
    public static GateList InFrontOf(GateList overLevels, LevelGrid grid, ImmutableArray<InputSignal> bits, GatePrices prices)
    {
        ArgumentNullException.ThrowIfNull(overLevels);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(prices);
        HashSet<int> read = [.. overLevels.Pins.Concat(overLevels.Outputs).Select(l => l.Node)];
        Dictionary<InputSignal, int> numbers = Enumerable.Range(0, bits.Length).ToDictionary(i => bits[i]);
        CircuitBuilder builder = new(bits);
        Literal[] levels = [.. LevelEncoder.Inputs(grid).Select((level, i) => read.Contains(1 + i) ? Comparator(level) : Literal.False)];
        return GateList.Of(builder.Build(levels), prices.Universal).Then(overLevels);

        // From the lowest 1 of the threshold up: AND where it has a 1, OR where it has a 0.
        Literal Comparator(InputSignal level)
        {
            int code = Code(grid, level);
            Literal made = Literal.True;
            for (int bit = BitOperations.TrailingZeroCount(code); bit < grid.Scale.Bits; bit++)
            {
                Literal own = CircuitBuilder.Input(numbers[new InputSignal(level.Feature, bit)]);
                made = (code >> bit & 1) == 1 ? builder.And(made, own) : builder.Or(made, own);
            }
            return made;
        }
    }

    /// <summary>What levels cost when a comparator of code bits makes them: nothing where one bit is the level.</summary>
    /// <param name="grid">The uniform steps.</param>
    /// <param name="prices">The technology.</param>
    public static InputPrices Prices(LevelGrid grid, GatePrices prices)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(prices);
        ImmutableArray<InputSignal> levels = LevelEncoder.Inputs(grid);
        return InputPrices.Free(levels.Length) with
        {
            Signals = [.. levels.Select(level => (long)(Gate * prices.Unit * Gates(Code(grid, level))))],
        };

        int Gates(int code) => grid.Scale.Bits - 1 - BitOperations.TrailingZeroCount(code);
    }

    /// <summary>The code from which on a level is 1.</summary>
    private static int Code(LevelGrid grid, InputSignal level) =>
        Enumerable.Range(1, (1 << grid.Scale.Bits) - 1).First(code => grid.OfStep(level.Feature, code) == level.Threshold);
}
