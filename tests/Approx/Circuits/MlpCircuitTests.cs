using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Tests.Approx.Techniques;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Circuits;

public class MlpCircuitTests
{
    [Fact]
    public void A_match_that_sees_settled_bits_only_is_decided()
    {
        Assert.True(Assert.Single(MlpCircuit.DecidedMatches(SmallNetworks.SettledSign)));
        Assert.True(Assert.Single(MlpCircuit.DecidedMatches(SmallNetworks.SettledBits)));
    }

    [Fact]
    public void Matches_of_an_exact_network_are_open() =>
        Assert.All(MlpCircuit.DecidedMatches(SmallNetworks.Exact), winner => Assert.Null(winner));

    [Fact]
    public void What_is_decided_holds_on_all_rows_of_random_approximations()
    {
        int decided = 0;
        foreach ((Mlp drawn, byte[][] codes, RandomStream random) in DrawnNetworks.Take(200, 30))
        {
            Mlp mlp = RandomApproximation.Apply(drawn, codes, random);
            bool?[] winners = [.. MlpCircuit.DecidedMatches(mlp)];
            decided += winners.Count(w => w is not null);
            Assert.All(codes, row => AssertHolds(winners, mlp.Argmax, mlp.Outputs(row)));
        }
        Assert.InRange(decided, 1, int.MaxValue);
    }

    private static void AssertHolds(bool?[] winners, Argmax argmax, long[] outputs)
    {
        List<long> values = [.. outputs];
        foreach ((Match match, bool? winner) in argmax.Matches.Zip(winners))
        {
            (long left, long right) = (values[match.Left], values[match.Right]);
            bool leftWins = match.LeftWins(left, right);
            Assert.True(winner is null || winner == leftWins, $"{match} of {left} and {right}");
            values.Add(leftWins ? left : right);
        }
    }
}
