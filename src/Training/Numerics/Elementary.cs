using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PrintedMlp.Training.Numerics;

/// <summary>exp and log from additions, products and bits only. The platform's own differ in the last bit from one
/// machine to the next, and a last bit is enough to turn a training run elsewhere.</summary>
public static class Elementary
{
    /// <summary>1.5 * 2^52: adding it rounds to a whole number and leaves that number in the low bits.</summary>
    private const double Rounder = 6755399441055744.0;

    private const double Log2OfE = 1.4426950408889634;
    private const double Ln2High = 0.6931471803691238;       // the leading 33 bits, so that n * high is exact
    private const double Ln2Low = 1.9082149292705877e-10;

    /// <summary>1/13! down to 1/0!: beyond, terms are below half a last bit for |r| up to ln(2) / 2.</summary>
    private static readonly double[] InverseFactorials = Factorials();

    /// <summary>e^x within two last bits, for x in -700..700; beyond, the value at the limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-700.0)), Vector256.Create(700.0));
        Vector256<double> shifted = x * Log2OfE + Vector256.Create(Rounder);
        Vector256<double> n = shifted - Vector256.Create(Rounder);
        Vector256<double> r = x - n * Ln2High - n * Ln2Low;
        Vector256<double> sum = Vector256.Create(InverseFactorials[0]);
        for (int i = 1; i < InverseFactorials.Length; i++)
        {
            sum = sum * r + Vector256.Create(InverseFactorials[i]);
        }
        return (sum.AsInt64() + (shifted.AsInt64() << 52)).AsDouble();
    }

    /// <summary>The natural logarithm of a normal number above 0, within two last bits of the larger of the result and
    /// ln 2.</summary>
    public static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (mantissa > 1.4142135623730951)
        {
            (mantissa, exponent) = (mantissa / 2, exponent + 1);
        }
        // ln m = 2 artanh t with |t| at most 0.172: 12 odd terms leave less than 1e-19.
        double t = (mantissa - 1) / (mantissa + 1);
        double sum = 0;
        for (int odd = 23; odd >= 1; odd -= 2)
        {
            sum = sum * (t * t) + 1.0 / odd;
        }
        return exponent * Ln2High + (exponent * Ln2Low + 2 * t * sum);
    }

    /// <summary>base^exponent for a normal base above 0 and a result in e^-700..e^700.</summary>
    public static double Power(double number, double exponent) =>
        number <= 0 ? 0 : Exp(Vector256.Create(exponent * Log(number))).ToScalar();

    private static double[] Factorials()
    {
        double[] inverse = new double[14];
        double factorial = 1;
        for (int i = 0; i < inverse.Length; i++)
        {
            factorial *= Math.Max(i, 1);
            inverse[^(i + 1)] = 1 / factorial;
        }
        return inverse;
    }
}
