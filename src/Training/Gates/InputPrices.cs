using System.Collections.Immutable;

namespace PrintedMlp.Training.Gates;

/// <summary>What it costs to read inputs, in thousandths of a um2: each signal once, however many gates read it, and each
/// group of signals once as soon as one of them is read. The search does not ask what an input is: a bit of a code costs
/// nothing today, a comparator of a converter and its feature would.</summary>
/// <param name="Signals">Price of each input.</param>
/// <param name="GroupOf">Group of each input.</param>
/// <param name="Groups">Price of each group.</param>
public sealed record InputPrices(ImmutableArray<long> Signals, ImmutableArray<int> GroupOf, ImmutableArray<long> Groups)
{
    /// <summary>Inputs that cost nothing.</summary>
    public static InputPrices Free(int inputs) => new([.. new long[inputs]], [.. new int[inputs]], [0]);
}
