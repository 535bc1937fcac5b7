using System.Numerics;
using System.Runtime.CompilerServices;

namespace PrintedMlp.Approx.Numerics;

/// <summary>How many bits a number needs.</summary>
public static class BitLength
{
    /// <summary>Bits from the highest one down; 0 has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(uint number) => 32 - BitOperations.LeadingZeroCount(number);

    /// <inheritdoc cref="Of(uint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(ulong number) => 64 - BitOperations.LeadingZeroCount(number);
}
