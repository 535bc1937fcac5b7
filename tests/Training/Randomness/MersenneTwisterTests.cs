using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Randomness;

public class MersenneTwisterTests
{
    [Fact]
    public void The_first_outputs_are_those_of_its_authors()
    {
        var twister = new MersenneTwister(5489);
        Assert.Equal(new uint[] { 3499211612, 581869302, 3890346734 }, new[] { twister.NextUInt32(), twister.NextUInt32(), twister.NextUInt32() });
    }

    [Fact]
    public void The_ten_thousandth_output_is_the_one_that_the_cpp_standard_demands()
    {
        var twister = new MersenneTwister(5489);
        uint last = 0;
        for (int i = 0; i < 10000; i++)
        {
            last = twister.NextUInt32();
        }
        Assert.Equal(4123659995u, last);
    }
}
