using System.Numerics;

namespace PrintedMlp.Generator.Verilog;

/// <summary>The Verilog of one neuron.</summary>
internal static class NeuronText
{
    /// <summary>Terms, sum and value of a neuron under its comment.</summary>
    public static BlockView Block(NeuronPlan plan)
    {
        IReadOnlyList<string> comment = [.. Equation.Lines(plan).SelectMany(line => Wrapping.Comment(line, indent: 2))];
        Concatenation unused = new();
        List<NetView> nets = [];
        if (plan.Sum is { } sum)
        {
            nets.AddRange(plan.Terms.SelectMany(TermText.Nets));
            nets.Add(NetView.Of(sum, PackedSum.Text(plan)));
            (string value, long readOfSum) = Value(plan, sum);
            nets.Add(NetView.Of(plan.Value, value));
            unused.Selected(sum, ~readOfSum);
        }
        else
        {
            nets.Add(NetView.Of(plan.Value, Literal.Of(plan.Value.Width, plan.Range.Low)));
        }
        unused.Selected(plan.Value, ~plan.ReadBits);
        nets.AddRange(NetView.Unused(plan.Value.Name, unused));
        return new BlockView(comment, nets);
    }

    /// <summary>The value from the sum, and the bits of the sum that it reads.</summary>
    private static (string Text, long Read) Value(NeuronPlan plan, Net sum)
    {
        if (plan.Neuron.Activation is not { } relu)
        {
            Concatenation extended = new();
            int missing = plan.Value.Width - sum.Width;
            extended = plan.SumRange.IsSigned ? extended.Repeated(sum, sum.Width - 1, missing) : extended.Zeros(missing);
            return (extended.Bits(sum, sum.Width - 1, 0).ToString(), Literal.Ones(sum.Width));
        }
        // Above the highest bit of the largest sum only copies of the sign remain: they carry nothing when it is 0.
        int top = BitOperations.Log2((ulong)plan.SumRange.High);
        int width = Math.Min(relu.Width, top + 1 - relu.DroppedBits);
        int saturating = relu.DroppedBits + width;
        string value = new Concatenation().Zeros(plan.Value.Width - width)
            .Bits(sum, saturating - 1, relu.DroppedBits).ToString();
        if (top >= saturating)
        {
            string ceiling = Literal.Of(plan.Value.Width, relu.Ceiling);
            value = $"{AnyOf(sum, top, saturating)} ? {ceiling} : {value}";
        }
        long read = Literal.Ones(top + 1) & ~Literal.Ones(relu.DroppedBits);
        if (plan.SumRange.IsSigned)
        {
            value = $"{sum.Bit(sum.Width - 1)} ? {Literal.Zeros(plan.Value.Width)} : {value}";
            read |= 1L << (sum.Width - 1);
        }
        return (value, read);
    }

    private static string AnyOf(Net net, int high, int low) => high == low ? net.Bit(high) : $"(|{net.Bits(high, low)})";
}
