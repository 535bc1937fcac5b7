namespace PrintedMlp.Approx.Circuits;

/// <summary>A named input of a circuit: bit <paramref name="Bit"/> of the code of feature <paramref name="Feature"/>.
/// On the module's port it is bit <c>inputBits * Feature + Bit</c> of <c>features_i</c>.</summary>
/// <param name="Feature">Index of the feature in the run's column order.</param>
/// <param name="Bit">Bit of its code, 0 the lowest.</param>
public readonly record struct InputSignal(int Feature, int Bit);
