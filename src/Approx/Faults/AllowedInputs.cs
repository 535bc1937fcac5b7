using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Faults;

/// <summary>The inputs that can occur. Bits of codes are free; of the levels of one feature a higher one is never 1 where a lower one is 0,
/// since one voltage meets all comparators.</summary>
public sealed class AllowedInputs
{
    private readonly ImmutableArray<InputSignal> _inputs;
    private readonly bool[] _isRead;

    /// <summary>Of a netlist's inputs.</summary>
    /// <param name="inputs">What they are.</param>
    /// <param name="isRead">Which of them anybody reads; the others stay 0.</param>
    public AllowedInputs(ImmutableArray<InputSignal> inputs, IReadOnlyList<bool> isRead)
    {
        (_inputs, _isRead) = (inputs, [.. isRead]);
        Chains = [.. Enumerable.Range(0, inputs.Length).Where(i => inputs[i].IsLevel).GroupBy(i => inputs[i].Feature)
            .Select(levels => levels.OrderBy(i => inputs[i].Threshold).ToImmutableArray())];
    }

    /// <summary>The levels of each feature, the lowest threshold first.</summary>
    public ImmutableArray<ImmutableArray<int>> Chains { get; }

    /// <summary>How many there are; infinity counts as that.</summary>
    public double Count => FreeBits().Aggregate(1.0, (product, _) => 2 * product)
        * Chains.Aggregate(1.0, (product, chain) => product * (chain.Length + 1));

    /// <summary>All of them, or null when there are more than <paramref name="most"/>.</summary>
    public bool[][]? All(int most)
    {
        if (Count > most)
        {
            return null;
        }
        List<bool[]> all = [new bool[_inputs.Length]];
        foreach (int bit in FreeBits())
        {
            all = [.. all.SelectMany(inputs => new[] { inputs, With(inputs, [bit]) })];
        }
        foreach (ImmutableArray<int> chain in Chains)
        {
            all = [.. all.SelectMany(inputs => Enumerable.Range(0, chain.Length + 1).Select(reached => With(inputs, chain[..reached])))];
        }
        return [.. all];
    }

    /// <summary>Inputs that are drawn: every code, and every interval between the thresholds of a feature, equally likely.</summary>
    /// <param name="next">Draws a whole number below its argument.</param>
    public bool[] Draw(Func<int, int> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        bool[] inputs = new bool[_inputs.Length];
        foreach (int bit in FreeBits())
        {
            inputs[bit] = next(2) == 1;
        }
        foreach (ImmutableArray<int> chain in Chains)
        {
            int reached = next(chain.Length + 1);
            foreach (int level in chain[..reached])
            {
                inputs[level] = true;
            }
        }
        return inputs;
    }

    private IEnumerable<int> FreeBits() => Enumerable.Range(0, _inputs.Length).Where(i => !_inputs[i].IsLevel && _isRead[i]);

    private static bool[] With(bool[] inputs, IEnumerable<int> set)
    {
        bool[] more = [.. inputs];
        foreach (int input in set)
        {
            more[input] = true;
        }
        return more;
    }
}
