using System.Collections.Immutable;

namespace PrintedMlp.Approx.Networks;

/// <summary>A neuron: the sum of its summands and its bias, then its activation.</summary>
/// <param name="Summands">The terms; several may read the same source.</param>
/// <param name="Bias">Signed constant at the scale of the sum.</param>
/// <param name="Activation">The rectifier, or null for a linear neuron (output layers only).</param>
/// <param name="OnesComplement">Subtracts the negative summands by one's complement: the sum is smaller by 1 when the
/// neuron has any (<c>pos + ~neg</c>, TC'23).</param>
public sealed record Neuron(
    ImmutableArray<Summand> Summands, long Bias, QRelu? Activation = null, bool OnesComplement = false)
{
    /// <summary>What is added to the summands: the bias, less the 1 that one's complement loses.</summary>
    public long Constant => OnesComplement && Summands.Any(s => s.Weight < 0 && !s.IsZero) ? Bias - 1 : Bias;

    /// <summary>The sum before the activation.</summary>
    /// <param name="sources">The values of the layer before, each at least 0.</param>
    public long Sum(ReadOnlySpan<long> sources)
    {
        long sum = Constant;
        foreach (Summand summand in Summands)
        {
            sum += summand.Value(sources[summand.Source]);
        }
        return sum;
    }

    /// <summary>The neuron's value: its sum, rectified when it has an activation.</summary>
    /// <param name="sources">The values of the layer before, each at least 0.</param>
    public long Value(ReadOnlySpan<long> sources) => Activation is { } relu ? relu.Value(Sum(sources)) : Sum(sources);

    /// <summary>An interval that holds every sum.</summary>
    /// <param name="sources">The intervals of the layer before.</param>
    /// <exception cref="OverflowException">A bound leaves 64 bits.</exception>
    public Interval SumRange(IReadOnlyList<Interval> sources)
    {
        Interval range = Interval.Of(Constant);
        foreach (Summand summand in Summands)
        {
            range += summand.Range(sources[summand.Source]);
        }
        return range;
    }

    /// <summary>An interval that holds every value.</summary>
    /// <param name="sources">The intervals of the layer before.</param>
    public Interval Range(IReadOnlyList<Interval> sources) =>
        Activation is { } relu ? relu.Range(SumRange(sources)) : SumRange(sources);
}
