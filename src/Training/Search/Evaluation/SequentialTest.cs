using System.Numerics;
using System.Runtime.CompilerServices;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>Counts the rows that a change turns right or wrong, and gives up early on a change that is clearly too bad: most
/// moves of annealing are, and a part of the rows shows it (Wald's idea of sequential tests).</summary>
internal struct SequentialTest
{
    /// <summary>Square of the standard errors by which the rows so far must be worse than all rows may be.</summary>
    private const double Confidence = 3 * 3;

    private long _change;
    private double _variance;

    /// <summary>Loss of the rows so far.</summary>
    public long Loss { get; private set; }

    /// <summary>Counts a block.</summary>
    /// <param name="wrong">Rows that are wrong after the change, a bit each.</param>
    /// <param name="before">Rows that were wrong before it.</param>
    /// <param name="weight">Loss of a wrong row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Count(uint wrong, uint before, long weight)
    {
        int now = BitOperations.PopCount(wrong);
        Loss += now * weight;
        _change += (now - BitOperations.PopCount(before)) * weight;
        _variance += (double)weight * weight * BitOperations.PopCount(wrong ^ before);
    }

    /// <summary>True when the loss has already grown by more than it may in all, beyond what chance explains.</summary>
    /// <param name="allowed">Growth of the loss that is allowed over all rows.</param>
    public readonly bool IsHopeless(long allowed)
    {
        double excess = (double)_change - Math.Max(0, allowed);
        return excess > 0 && excess * excess > Confidence * _variance;
    }
}
