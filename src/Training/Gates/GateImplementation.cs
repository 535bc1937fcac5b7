using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Training.Gates;

/// <summary>A way to build a function of two signals.</summary>
/// <param name="Price">The gate and the inverters that it needs.</param>
/// <param name="Kind">The gate.</param>
/// <param name="FlipFirst">Its first pin reads the complement of the first signal.</param>
/// <param name="FlipSecond">Its second pin reads the complement of the second signal.</param>
/// <param name="FlipOutput">It makes the complement of the function: who reads the function reads this gate's complement.</param>
internal readonly record struct GateImplementation(long Price, GateKind Kind, bool FlipFirst, bool FlipSecond, bool FlipOutput);
