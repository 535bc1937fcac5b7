using System.Numerics;
using PrintedMlp.Approx.Numerics;

namespace PrintedMlp.Training.Randomness;

/// <summary>The project's own source of randomness: xoshiro256** (Blackman and Vigna, 2018) seeded through SplitMix64.
/// The same seed gives the same numbers on every machine and every .NET version. Randomness is always an argument:
/// each individual, restart or row block gets a child of its own, so the number of threads changes nothing.</summary>
public sealed class RandomStream
{
    private ulong _a, _b, _c, _d;

    /// <summary>A stream that depends on nothing but <paramref name="seed"/>.</summary>
    public RandomStream(ulong seed) => (_a, _b, _c, _d) = (Mix(ref seed), Mix(ref seed), Mix(ref seed), Mix(ref seed));

    /// <summary>A stream of its own for the child called <paramref name="index"/>; this stream does not move.</summary>
    public RandomStream Child(ulong index)
    {
        ulong seed = _a ^ BitOperations.RotateLeft(_c, 23) ^ (index + 1) * Mixing.Step;
        return new RandomStream(Mix(ref seed));
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        ulong t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A whole number in 0..<paramref name="bound"/> - 1, each equally likely (Lemire's method).</summary>
    /// <param name="bound">At least 1.</param>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        uint range = (uint)bound;
        ulong product = (NextUInt64() >> 32) * range;
        uint threshold = (0u - range) % range;
        while ((uint)product < threshold)
        {
            product = (NextUInt64() >> 32) * range;
        }
        return (int)(product >> 32);
    }

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Nearly normal with mean 0 and variance 1, within -6..6: the sum of twelve uniform numbers, the same on every machine.</summary>
    public double NextNormal()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            sum += NextDouble();
        }
        return sum;
    }

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>Puts <paramref name="items"/> in random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Mix(ref ulong state) => Mixing.Mix(state += Mixing.Step);
}
