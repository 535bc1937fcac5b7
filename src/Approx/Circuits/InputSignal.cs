namespace PrintedMlp.Approx.Circuits;

/// <summary>A named input of a circuit: bit <paramref name="Bit"/> of the code of feature <paramref name="Feature"/>, or, see
/// <see cref="Level"/>, whether that code reaches a threshold. Bit b of feature k is bit <c>inputBits * k + b</c> of the
/// module's port <c>features_i</c>.</summary>
/// <param name="Feature">Index of the feature in the run's column order.</param>
/// <param name="Bit">Bit of its code, 0 the lowest; of no meaning for a level.</param>
public readonly record struct InputSignal(int Feature, int Bit)
{
    /// <summary>Lowest code at which a level is 1, at least 1; 0 for a bit of a code.</summary>
    public int Threshold { get; private init; }

    /// <summary>Whether this is a level: the output of one comparator.</summary>
    public bool IsLevel => Threshold > 0;

    /// <summary>The level <c>code of feature >= threshold</c>.</summary>
    /// <param name="feature">Index of the feature.</param>
    /// <param name="threshold">Lowest code at which it is 1, at least 1.</param>
    public static InputSignal Level(int feature, int threshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        return new InputSignal(feature, 0) { Threshold = threshold };
    }

    /// <summary>The signal's value for a code of its feature.</summary>
    public bool IsSet(byte code) => IsLevel ? code >= Threshold : (code >> Bit & 1) == 1;
}
