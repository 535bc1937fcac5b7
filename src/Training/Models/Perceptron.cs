using System.Collections.Immutable;
using PrintedMlp.Training.Gradient;

namespace PrintedMlp.Training.Models;

/// <summary>A multilayer perceptron as far as it has been read.</summary>
/// <param name="Hidden">Its rectified layers.</param>
/// <param name="Open">What has been read since the last rectifier.</param>
internal sealed record Perceptron(ImmutableArray<Affine> Hidden, Affine Open)
{
    /// <summary>Most inputs, and most neurons of a layer.</summary>
    public const int LargestLayer = 1000;

    /// <summary>Most hidden layers.</summary>
    public const int MostHidden = 8;

    /// <summary>A perceptron of which only the number of inputs is known.</summary>
    public static Perceptron OfInputs(int inputs) => new([], Affine.Identity(Limited(inputs, "inputs")));

    /// <summary>Every value times a gain and plus an offset of its own.</summary>
    public Perceptron Scaled(Func<int, double> gain, Func<int, double> offset) => this with { Open = Open.Scaled(gain, offset) };

    /// <summary>The weights of a layer; see <see cref="Affine.Through"/>.</summary>
    /// <exception cref="FormatException">It is too large.</exception>
    public Perceptron Through(int outputs, Func<int, int, double> weight) =>
        this with { Open = Open.Through(Limited(outputs, "neurons in a layer"), weight) };

    /// <summary>Some of the values, in any order.</summary>
    /// <param name="sources">Which one each of them is.</param>
    public Perceptron Picked(int[] sources) => this with { Open = Open.Picked(sources) };

    /// <summary>The layer that was open, rectified. What is rectified already stays as it is.</summary>
    /// <exception cref="FormatException">There are too many layers.</exception>
    public Perceptron Rectified() =>
        !Hidden.IsEmpty && Open.IsIdentity ? this
        : Hidden.Length == MostHidden ? throw new FormatException($"more than {MostHidden} hidden layers")
        : new Perceptron(Hidden.Add(Open), Affine.Identity(Open.Width));

    /// <summary>Two perceptrons over the same hidden layers. Where the last ones are two parts of one layer, they become one.</summary>
    /// <exception cref="FormatException">They have different layers.</exception>
    public static (Perceptron First, Perceptron Second) Joined(Perceptron first, Perceptron second)
    {
        int shared = first.Hidden.Zip(second.Hidden).TakeWhile(pair => ReferenceEquals(pair.First, pair.Second)).Count();
        if (first.Hidden.Length != second.Hidden.Length || first.Hidden.Length > shared + 1)
        {
            throw new FormatException("it joins two computed values, a branch or a skip connection. Expected one layer after the other");
        }
        if (first.Hidden.Length == shared)
        {
            return (first, second with { Hidden = first.Hidden });
        }
        (int own, int other) = (first.Hidden[^1].Width, second.Hidden[^1].Width);
        _ = Limited(own + other, "neurons in a layer");
        ImmutableArray<Affine> hidden = first.Hidden.SetItem(shared, first.Hidden[^1].Beside(second.Hidden[^1]));
        return (new Perceptron(hidden, first.Open.Among(0, other)), new Perceptron(hidden, second.Open.Among(own, 0)));
    }

    /// <summary>All layers, hidden ones first. One output unit alone tells two classes apart by its sign: it becomes 0 for the first class
    /// and the unit for the second.</summary>
    /// <exception cref="FormatException">There is no hidden layer, or weights are out of range.</exception>
    public ImmutableArray<ImmutableArray<FloatNeuron>> Layers()
    {
        if (Hidden.IsEmpty)
        {
            throw new FormatException("there is no hidden layer. Expected at least one layer of weights, Relu, and a last layer of weights");
        }
        ImmutableArray<Affine> all = Hidden.Add(Open);
        int broken = all.Select((layer, i) => layer.IsFinite ? 0 : i + 1).FirstOrDefault(number => number > 0);
        return broken > 0 ? throw new FormatException($"the weights of layer {broken} leave the range of numbers")
            : [.. Hidden.Select(layer => layer.Neurons), Open.Width == 1 ? [Zero(Open.Neurons[0]), Open.Neurons[0]] : Open.Neurons];
    }

    private static FloatNeuron Zero(FloatNeuron like) => new([.. like.Weights.Select(_ => 0.0)], 0);

    /// <summary>A number of values that is not too large.</summary>
    /// <exception cref="FormatException">It is.</exception>
    public static int Limited(int count, string what) => count is >= 1 and <= LargestLayer ? count
        : throw new FormatException($"{count} {what}. Expected 1 to {LargestLayer}");
}
