using System.Collections.Immutable;
using PrintedMlp.Training.Gradient;

namespace PrintedMlp.Training.Models;

/// <summary>A multilayer perceptron as far as it has been read.</summary>
/// <param name="Hidden">Its rectified layers.</param>
/// <param name="Open">What has been read since the last rectifier.</param>
/// <param name="IsWeighted">Whether <paramref name="Open"/> has the weights of a layer, and not only factors and offsets.</param>
internal sealed record Perceptron(ImmutableArray<Affine> Hidden, Affine Open, bool IsWeighted)
{
    /// <summary>Most inputs, and most neurons of a layer.</summary>
    public const int LargestLayer = 1000;

    /// <summary>Most hidden layers.</summary>
    public const int MostHidden = 8;

    /// <summary>A perceptron of which only the number of inputs is known.</summary>
    public static Perceptron OfInputs(int inputs) => new([], Affine.Identity(Limited(inputs, "inputs")), false);

    /// <summary>Every value times a gain and plus an offset of its own.</summary>
    public Perceptron Scaled(Func<int, double> gain, Func<int, double> offset) => this with { Open = Open.Scaled(gain, offset) };

    /// <summary>The weights of a layer; see <see cref="Affine.Through"/>.</summary>
    /// <exception cref="FormatException">It is too large.</exception>
    public Perceptron Through(int outputs, Func<int, int, double> weight) =>
        this with { Open = Open.Through(Limited(outputs, "neurons in a layer"), weight), IsWeighted = true };

    /// <summary>The layer that was open, rectified.</summary>
    /// <exception cref="FormatException">It has no weights, or there are too many layers.</exception>
    public Perceptron Rectified() =>
        !IsWeighted ? throw new FormatException("nothing but factors and offsets to rectify. Expected the weights of a layer before Relu")
        : Hidden.Length == MostHidden ? throw new FormatException($"more than {MostHidden} hidden layers")
        : new Perceptron(Hidden.Add(Open), Affine.Identity(Open.Width), false);

    /// <summary>All layers, hidden ones first. One output unit alone tells two classes apart by its sign: it becomes 0 for the first class
    /// and the unit for the second.</summary>
    /// <exception cref="FormatException">There is no hidden layer, the last layer is rectified, or weights are out of range.</exception>
    public ImmutableArray<ImmutableArray<FloatNeuron>> Layers()
    {
        if (Hidden.IsEmpty)
        {
            throw new FormatException("there is no hidden layer. Expected at least one layer of weights, Relu, and a last layer of weights");
        }
        if (!IsWeighted)
        {
            throw new FormatException("the last layer is rectified. Expected weights after the last Relu, and an output for each class");
        }
        ImmutableArray<Affine> all = Hidden.Add(Open);
        int broken = all.Select((layer, i) => layer.IsFinite ? 0 : i + 1).FirstOrDefault(number => number > 0);
        return broken > 0 ? throw new FormatException($"the weights of layer {broken} leave the range of numbers")
            : [.. Hidden.Select(layer => layer.Neurons), Open.Width == 1 ? [Zero(Open.Neurons[0]), Open.Neurons[0]] : Open.Neurons];
    }

    private static FloatNeuron Zero(FloatNeuron like) => new([.. like.Weights.Select(_ => 0.0)], 0);

    private static int Limited(int count, string what) => count is >= 1 and <= LargestLayer ? count
        : throw new FormatException($"{count} {what}. Expected 1 to {LargestLayer}");
}
