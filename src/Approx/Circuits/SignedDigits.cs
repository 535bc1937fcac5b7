namespace PrintedMlp.Approx.Circuits;

/// <summary>Numbers as sums of signed powers of two.</summary>
public static class SignedDigits
{
    /// <summary>The canonical signed-digit form of <paramref name="value"/>: the fewest nonzero digits, no two of them
    /// neighbours (Reitwiesner, 1960).</summary>
    /// <param name="value">At least 0, below 2^61.</param>
    /// <returns>Exponent and sign of each nonzero digit, lowest first.</returns>
    public static IEnumerable<(int Exponent, bool IsNegative)> Canonical(long value)
    {
        for (int exponent = 0; value != 0; exponent++, value >>= 1)
        {
            if ((value & 1) == 1)
            {
                bool negative = (value & 2) == 2;
                yield return (exponent, negative);
                value += negative ? 1 : -1;
            }
        }
    }
}
