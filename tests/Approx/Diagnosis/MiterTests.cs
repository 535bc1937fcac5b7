using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Diagnosis;

namespace PrintedMlp.Tests.Approx.Diagnosis;

public class MiterTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(14)]
    public void Sums_added_up_in_another_order_have_no_difference(int inputs)
    {
        Miter miter = Miter.Of(Parity(inputs, Enumerable.Range(0, inputs)), Parity(inputs, Enumerable.Range(0, inputs).Reverse()));
        Assert.Equal(inputs, miter.Reads.Length);
        Assert.Null(miter.FindDifference());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(12345)]
    [InlineData((1 << 17) - 1)]
    public void The_only_row_of_all_that_differs_is_found(int row)
    {
        const int inputs = 17;
        bool[] found = Miter.Of(Product(inputs, row), Product(inputs, -1)).FindDifference()!;
        Assert.Equal([.. Enumerable.Range(0, inputs).Select(i => (row >> i & 1) == 1)], found);
    }

    [Fact]
    public void The_same_gates_read_nothing()
    {
        Miter miter = Miter.Of(Product(9, 5), Product(9, 5));
        Assert.Empty(miter.Reads);
        Assert.Null(miter.FindDifference());
    }

    [Fact]
    public void Constants_that_differ_differ_everywhere() =>
        Assert.Equal([false, false], Miter.Of(new CircuitBuilder(Inputs(2)).Build([Literal.True]), new CircuitBuilder(Inputs(2)).Build([Literal.False])).FindDifference()!);

    private static Circuit Parity(int inputs, IEnumerable<int> order)
    {
        CircuitBuilder builder = new(Inputs(inputs));
        return builder.Build([order.Select(CircuitBuilder.Input).Aggregate(builder.Xor)]);
    }

    /// <summary>Says whether the inputs are those of one row; of no row for -1.</summary>
    private static Circuit Product(int inputs, int row)
    {
        CircuitBuilder builder = new(Inputs(inputs));
        return builder.Build([row < 0 ? Literal.False
            : Enumerable.Range(0, inputs).Select(i => CircuitBuilder.Input(i) ^ ((row >> i & 1) == 0)).Aggregate(builder.And)]);
    }

    private static System.Collections.Immutable.ImmutableArray<InputSignal> Inputs(int inputs) => [.. Enumerable.Range(0, inputs).Select(i => new InputSignal(i, 0))];
}
