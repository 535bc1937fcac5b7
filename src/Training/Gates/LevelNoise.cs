namespace PrintedMlp.Training.Gates;

/// <summary>What keeps a search from fitting accidents of its rows: copies of them as a noisy sensor, or another device, would
/// see them. Amounts are in steps of the code, which is a fraction 2^-bits of the feature's range in raw units.</summary>
/// <param name="Copies">Copies with noise on each value.</param>
/// <param name="Jitter">Largest noise, evenly distributed between minus and plus this many steps.</param>
/// <param name="Devices">Copies with a constant shift of each comparator.</param>
/// <param name="Offset">Standard deviation of the shifts in steps.</param>
public sealed record LevelNoise(int Copies, double Jitter, int Devices, double Offset)
{
    /// <summary>The rows as they are.</summary>
    public static LevelNoise None { get; } = new(0, 0, 0, 0);
}
