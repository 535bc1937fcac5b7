using System.Numerics;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Generator.Verilog;

/// <summary>A summand that reaches the sum, and the net that carries its magnitude.</summary>
internal sealed record TermPlan(Summand Summand, TermShape Shape, Net Source, Net Net)
{
    /// <summary>Columns of the sum, as a mask, in which the magnitude can have a one.</summary>
    public long Columns
    {
        get
        {
            int exponent = BitOperations.TrailingZeroCount(Summand.Magnitude);
            if (Summand.IsPowerOfTwo)
            {
                return (Shape.Mask << exponent) & TwosComplement.Ones(Net.Width);
            }
            int lowest = Math.Max(Shape.DroppedBits, exponent + BitOperations.TrailingZeroCount(Shape.Mask));
            return TwosComplement.Ones(Math.Min(Net.Width, Interval.Of(Shape.Product).Width)) & ~TwosComplement.Ones(lowest);
        }
    }
}

/// <summary>The nets of one neuron that is part of the hardware.</summary>
internal sealed record NeuronPlan
{
    private NeuronPlan() { }

    /// <summary>Number of the layer and of the neuron in it, from 0.</summary>
    public required (int Layer, int Index) Place { get; init; }

    /// <summary>The model.</summary>
    public required Neuron Neuron { get; init; }

    /// <summary>Interval of the sum; the sum's net has its width.</summary>
    public required Interval SumRange { get; init; }

    /// <summary>Interval of the value.</summary>
    public required Interval Range { get; init; }

    /// <summary>Carries the value: as wide as its interval, in the output layer as wide as every output's.</summary>
    public required Net Value { get; init; }

    /// <summary>Bits of the value that somebody reads.</summary>
    public required long ReadBits { get; init; }

    /// <summary>The sum before the activation; null when the value is a constant.</summary>
    public Net? Sum { get; init; }

    /// <summary>The terms of the sum; none when the value is a constant.</summary>
    public IReadOnlyList<TermPlan> Terms { get; init; } = [];

    /// <summary>Plans the nets of a neuron.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="place">Layer and index.</param>
    /// <param name="readBits">Bits of its value that are read.</param>
    /// <param name="valueWidth">Bits of the value's net.</param>
    /// <param name="names">Names of the nets.</param>
    public static NeuronPlan Of(Mlp mlp, (int Layer, int Index) place, long readBits, int valueWidth, NetNames names)
    {
        Neuron neuron = mlp.Layers[place.Layer].Neurons[place.Index];
        IReadOnlyList<Interval> sources = mlp.Ranges[place.Layer];
        Interval range = mlp.Ranges[place.Layer + 1][place.Index], sum = neuron.SumRange(sources);
        string name = names.Neuron(place.Layer, place.Index);
        NeuronPlan plan = new()
        {
            Place = place,
            Neuron = neuron,
            SumRange = sum,
            Range = range,
            ReadBits = readBits & TwosComplement.Ones(valueWidth),
            Value = new Net(name, valueWidth),
        };
        return range.Low == range.High ? plan : plan with
        {
            // A sum that is the value needs no second name.
            Sum = neuron.Activation is null && sum.Width == valueWidth ? plan.Value : new Net(name + "_sum", sum.Width),
            Terms = [.. Reaching(neuron, sources, s => names.Source(place.Layer, s), name, sum.Width)],
        };
    }

    private static IEnumerable<TermPlan> Reaching(
        Neuron neuron, IReadOnlyList<Interval> sources, Func<int, string> sourceName, string name, int width)
    {
        int count = 0;
        foreach (Summand summand in neuron.Summands)
        {
            TermShape shape = TermShape.Of(summand, sources[summand.Source]);
            if (!shape.IsZero)
            {
                string term = $"{name}_t{count++}";
                yield return new TermPlan(summand, shape, new Net(sourceName(summand.Source), sources[summand.Source].Width), new Net(term, width));
            }
        }
    }
}
