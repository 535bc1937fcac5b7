using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Training.Gates;

/// <summary>A netlist that the archive keeps.</summary>
/// <param name="Gates">The netlist.</param>
/// <param name="Loss">Its loss on the rows of the search.</param>
/// <param name="Price">What it costs, in thousandths of a um2.</param>
public sealed record GateEntry(GateList Gates, long Loss, long Price)
{
    /// <summary>Its area in cm2.</summary>
    public double AreaCm2 => GatePrices.Cm2(Price);
}
