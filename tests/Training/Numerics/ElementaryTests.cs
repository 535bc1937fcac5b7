using System.Runtime.Intrinsics;
using PrintedMlp.Training.Numerics;

namespace PrintedMlp.Tests.Training.Numerics;

public class ElementaryTests
{
    [Fact]
    public void Exp_agrees_with_the_platform_to_a_few_last_bits()
    {
        for (double x = -699.3; x < 700; x += 0.137)
        {
            double expected = Math.Exp(x);
            Assert.InRange(Elementary.Exp(Vector256.Create(x))[3], expected * (1 - 1e-15), expected * (1 + 1e-15));
        }
    }

    [Fact]
    public void Exp_of_zero_is_one_and_far_away_it_stays_finite()
    {
        Assert.Equal(Vector256.Create(1.0), Elementary.Exp(Vector256<double>.Zero));
        Assert.InRange(Elementary.Exp(Vector256.Create(-1e300))[0], 0, 1e-300);
        Assert.True(double.IsFinite(Elementary.Exp(Vector256.Create(1e300))[0]));
    }

    [Fact]
    public void Log_agrees_with_the_platform_to_a_few_last_bits()
    {
        for (double x = 1e-5; x < 1e6; x *= 1.0137)
        {
            Assert.Equal(Math.Log(x), Elementary.Log(x), 4e-16 * Math.Max(1, Math.Abs(Math.Log(x))));
        }
        Assert.Equal(0, Elementary.Log(1));
    }
}
