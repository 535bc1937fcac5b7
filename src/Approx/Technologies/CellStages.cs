using System.Collections.Immutable;
using System.Numerics;

namespace PrintedMlp.Approx.Technologies;

/// <summary>A stage of resistor-transistor logic: a resistor pulls its output up, paths of n-type transistors in series pull it down.</summary>
/// <param name="Paths">For each path what the gates of its transistors read: an input pin of the cell by its number, or, from the number of pins
/// on, an earlier stage.</param>
public sealed record PullUpStage(ImmutableArray<ImmutableArray<int>> Paths)
{
    /// <summary>Number of its transistors.</summary>
    public int Transistors => Paths.Sum(p => p.Length);

    /// <summary>True when some path has more than one transistor.</summary>
    public bool IsSeries => Paths.Any(p => p.Length > 1);
}

/// <summary>Cells as stages of resistor-transistor logic. The static power of the public EGFET cells by input state is that of these circuits:
/// AND2 is NAND2 and an inverter, OR2 is NOR2 and an inverter, XOR2 is four NAND2, XNOR2 is XOR2 and an inverter.</summary>
public static class CellStages
{
    private const uint Xor = 0b0110, Xnor = 0b1001;

    /// <summary>The stages of a cell, the last drives its output; none for a constant.</summary>
    public static ImmutableArray<PullUpStage> Of(Cell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        (int pins, uint ones) = (cell.Inputs.Length, BooleanFunction.Mask(cell.Inputs.Length));
        uint function = cell.Function & ones;
        if (function == 0 || function == ones)
        {
            return [];
        }
        if (pins == 2 && function is Xor or Xnor)
        {
            ImmutableArray<PullUpStage> xor = [Nand(0, 1), Nand(0, 2), Nand(1, 2), Nand(3, 4)];
            return function == Xor ? xor : [.. xor, Nand(5)];
        }
        ImmutableArray<PullUpStage> direct = Stages(~function & ones, pins), inverted = Stages(function, pins);
        inverted = [.. inverted, Nand(pins + inverted.Length - 1)];
        return Transistors(inverted) < Transistors(direct) ? inverted : direct;
    }

    /// <summary>Number of transistors of a cell.</summary>
    public static int Transistors(Cell cell) => Transistors(Of(cell));

    private static int Transistors(ImmutableArray<PullUpStage> stages) => stages.Sum(s => s.Transistors);

    private static PullUpStage Nand(params ImmutableArray<int> inputs) => new([inputs]);

    /// <summary>An inverter for each pin that a sum of products reads inverted, and a stage that the sum pulls down.</summary>
    private static ImmutableArray<PullUpStage> Stages(uint pullDown, int pins)
    {
        (int Care, int State)[] products = Products(pullDown, pins);
        int[] inverted = [.. Enumerable.Range(0, pins).Where(pin => products.Any(p => ((p.Care & ~p.State) >> pin & 1) == 1))];
        ImmutableArray<int> Path((int Care, int State) product) => [.. Enumerable.Range(0, pins).Where(pin => (product.Care >> pin & 1) == 1)
            .Select(pin => (product.State >> pin & 1) == 1 ? pin : pins + Array.IndexOf(inverted, pin))];
        return [.. inverted.Select(pin => Nand(pin)), new PullUpStage([.. products.Select(Path)])];
    }

    /// <summary>Prime implicants that cover a function, those with few literals and many states that no other covers yet first.</summary>
    private static (int Care, int State)[] Products(uint function, int pins)
    {
        var implicants = Enumerable.Range(0, 1 << pins).SelectMany(care => Enumerable.Range(0, 1 << pins).Select(state => (Care: care, State: state)))
            .Where(p => (p.State & ~p.Care) == 0 && (Covered(p.Care, p.State, pins) & ~function) == 0).ToArray();
        List<(int, int)> chosen = [];
        for (uint open = function; open != 0;)
        {
            (int care, int state) = implicants.MaxBy(p =>
                64 * BitOperations.PopCount(Covered(p.Care, p.State, pins) & open) - BitOperations.PopCount((uint)p.Care));
            chosen.Add((care, state));
            open &= ~Covered(care, state, pins);
        }
        return [.. chosen];
    }

    private static uint Covered(int care, int state, int pins)
    {
        uint covered = 0;
        for (int other = 0; other < 1 << pins; other++)
        {
            covered |= (other & care) == state ? 1u << other : 0;
        }
        return covered;
    }
}
