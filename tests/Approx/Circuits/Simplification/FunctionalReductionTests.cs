using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Circuits.Simplification;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Circuits.Simplification;

public class FunctionalReductionTests
{
    [Fact]
    public void Random_graphs_keep_their_function_and_shrink()
    {
        RandomStream random = new(5);
        int before = 0, after = 0;
        for (int i = 0; i < 60; i++)
        {
            Circuit circuit = RandomCircuit(random, inputs: 8, gates: 120);
            Circuit reduced = FunctionalReduction.Run(circuit);
            Assert.Equal(SmallCircuits.Truth(circuit), SmallCircuits.Truth(reduced));
            (before, after) = (before + circuit.Ands, after + reduced.Ands);
        }
        Assert.True(after < 0.9 * before, $"{before} ANDs became {after}");
    }

    [Fact]
    public void The_same_sum_built_in_two_orders_becomes_one()
    {
        Circuit circuit = SmallCircuits.Build(3, (builder, x) =>
        {
            Literal one = builder.Xor(builder.Xor(x[0], x[1]), x[2]), other = builder.Xor(x[0], builder.Xor(x[1], x[2]));
            return [builder.Xor(one, other), one];
        });
        Circuit reduced = FunctionalReduction.Run(circuit);
        Assert.Equal(Literal.False, reduced.Outputs[0]);
        Assert.Equal(8, reduced.Ands);
    }

    internal static Circuit RandomCircuit(RandomStream random, int inputs, int gates) => SmallCircuits.Build(inputs, (builder, x) =>
    {
        List<Literal> signals = [.. x];
        for (int gate = 0; gate < gates; gate++)
        {
            signals.Add(builder.And(Any(), Any()));
        }
        return [.. signals.TakeLast(4)];

        Literal Any() => signals[^(1 + random.Next(Math.Min(24, signals.Count)))] ^ random.Chance(0.5);
    });
}
