using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Training.Search.Genomes;

/// <summary>An approximate network as the search sees it (DATE'24, arXiv 2402.02930, with activation widths and class
/// flags added): for each connection a mask, an exponent and a sign; for each hidden neuron a bias, dropped bits and a
/// width; for each output a bias and whether its class can be answered. Changeable, so that the loops need not
/// allocate.</summary>
public sealed class Genome
{
    /// <summary>A network without connections that only knows biases of 0.</summary>
    public Genome(GenomeShape shape)
    {
        Shape = shape;
        Masks = new byte[shape.Connections];
        Exponents = new byte[shape.Connections];
        Negative = new bool[shape.Connections];
        HiddenBias = new int[shape.Hidden];
        Dropped = new byte[shape.Hidden];
        Widths = new byte[shape.Hidden];
        OutputBias = new int[shape.Classes];
        Enabled = new bool[shape.Classes];
        Array.Fill(Widths, (byte)GenomeShape.HiddenBits);
        Array.Fill(Enabled, true);
    }

    /// <summary>Its size.</summary>
    public GenomeShape Shape { get; }

    /// <summary>Which bits of its source a connection reads; 0 removes it. <see cref="GenomeShape.Into"/> and
    /// <see cref="GenomeShape.Out"/> number the connections.</summary>
    public byte[] Masks { get; }

    /// <summary>Exponent of each connection's weight, 0..<see cref="GenomeShape.MaxExponent"/>.</summary>
    public byte[] Exponents { get; }

    /// <summary>Whether each connection's weight is negative.</summary>
    public bool[] Negative { get; }

    /// <summary>Bias of each hidden neuron.</summary>
    public int[] HiddenBias { get; }

    /// <summary>Low bits that each hidden neuron's activation drops, 0..14.</summary>
    public byte[] Dropped { get; }

    /// <summary>Bits of each hidden value, 1..<see cref="GenomeShape.HiddenBits"/>.</summary>
    public byte[] Widths { get; }

    /// <summary>Bias of each output.</summary>
    public int[] OutputBias { get; }

    /// <summary>Whether each class can be the answer; at least one can.</summary>
    public bool[] Enabled { get; }

    /// <summary>The signed weight of a connection.</summary>
    public int Weight(int connection) => Negative[connection] ? -(1 << Exponents[connection]) : 1 << Exponents[connection];

    /// <summary>Largest value of a hidden neuron's width.</summary>
    public int Ceiling(int neuron) => (1 << Widths[neuron]) - 1;

    /// <summary>Number of classes that can be the answer.</summary>
    public int EnabledClasses => Enabled.AsSpan().Count(true);

    /// <summary>Takes over everything from a genome of the same shape.</summary>
    public void CopyFrom(Genome other)
    {
        other.Masks.AsSpan().CopyTo(Masks);
        other.Exponents.AsSpan().CopyTo(Exponents);
        other.Negative.AsSpan().CopyTo(Negative);
        other.HiddenBias.AsSpan().CopyTo(HiddenBias);
        other.Dropped.AsSpan().CopyTo(Dropped);
        other.Widths.AsSpan().CopyTo(Widths);
        other.OutputBias.AsSpan().CopyTo(OutputBias);
        other.Enabled.AsSpan().CopyTo(Enabled);
    }

    /// <summary>A genome of its own with the same genes.</summary>
    public Genome Copy()
    {
        Genome copy = new(Shape);
        copy.CopyFrom(this);
        return copy;
    }

    /// <summary>True when both hold the same genes.</summary>
    public bool SameAs(Genome other) => Shape == other.Shape && Masks.AsSpan().SequenceEqual(other.Masks)
        && Exponents.AsSpan().SequenceEqual(other.Exponents) && Negative.AsSpan().SequenceEqual(other.Negative)
        && HiddenBias.AsSpan().SequenceEqual(other.HiddenBias) && Dropped.AsSpan().SequenceEqual(other.Dropped)
        && Widths.AsSpan().SequenceEqual(other.Widths) && OutputBias.AsSpan().SequenceEqual(other.OutputBias)
        && Enabled.AsSpan().SequenceEqual(other.Enabled);

    /// <summary>The network: the definition of what the genome computes.</summary>
    public Mlp ToMlp()
    {
        Layer hidden = new([.. Enumerable.Range(0, Shape.Hidden).Select(HiddenNeuron)]);
        Layer outputs = new([.. Enumerable.Range(0, Shape.Classes).Select(OutputNeuron)]);
        Argmax argmax = Argmax.Tournament(Shape.Classes, Enumerable.Range(0, Shape.Classes).Where(c => Enabled[c]));
        return new Mlp(Shape.Inputs, Shape.InputBits, [hidden, outputs], argmax);
    }

    /// <summary>The network as it is built: outputs that are never asked for are gone, and two remaining classes are
    /// told apart by the sign of one difference. Answers every row as <see cref="ToMlp"/> does.</summary>
    public Mlp ToHardware()
    {
        Mlp mlp = ToMlp();
        return mlp.Argmax.Matches is [var only] && MergedOutputs.IsPossible(mlp) ? MergedOutputs.Apply(mlp, only.Right) : mlp;
    }

    private Neuron HiddenNeuron(int neuron) => new(
        [.. Summands(Enumerable.Range(0, Shape.Inputs).Select(i => (i, Shape.Into(neuron, i))))],
        HiddenBias[neuron], new QRelu(Dropped[neuron], Widths[neuron]));

    private Neuron OutputNeuron(int output) => !Enabled[output] ? new Neuron([], 0) : new(
        [.. Summands(Enumerable.Range(0, Shape.Hidden).Select(j => (j, Shape.Out(output, j))))], OutputBias[output]);

    private ImmutableArray<Summand> Summands(IEnumerable<(int Source, int Connection)> connections) =>
        [.. connections.Where(c => Masks[c.Connection] != 0)
            .Select(c => new Summand(c.Source, Weight(c.Connection), Masks[c.Connection]))];
}
