namespace PrintedMlp.Training.Gates;

/// <summary>How one round of annealing goes. Both the worth of rows and the temperature fall geometrically.</summary>
/// <param name="FirstWorth">What all rows together are worth at the beginning, in prices of the start.</param>
/// <param name="LastWorth">The same at the end.</param>
/// <param name="FirstTemperature">Mean of the noise at the beginning, in prices of the smallest gate.</param>
/// <param name="LastTemperature">The same at the end.</param>
/// <param name="Moves">Gates visited.</param>
/// <param name="MovesInputs">Whether all readers of an input may go to another one at once: a threshold that moves.</param>
/// <param name="Cap">Most error, 0..1, that one move may add: one move may not wipe out the network.</param>
public sealed record GateAnnealingPlan(
    double FirstWorth, double LastWorth, double FirstTemperature, double LastTemperature, int Moves, bool MovesInputs = false, double Cap = 0.01);
