namespace PrintedMlp.Approx.Numerics;

/// <summary>The mixing function of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): bits that look random, the same on every
/// machine.</summary>
public static class Mixing
{
    /// <summary>The step of the counter: 2^64 divided by the golden ratio, odd.</summary>
    public const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>Spreads every bit of a number over all 64.</summary>
    public static ulong Mix(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }

    /// <summary>The bits that belong to a count.</summary>
    public static ulong OfCount(ulong count) => Mix(count * Step);
}
