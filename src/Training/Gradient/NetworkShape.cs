using System.Collections.Immutable;

namespace PrintedMlp.Training.Gradient;

/// <summary>The sizes of a network, and where its parameters lie in one flat list: layer after layer, neuron after
/// neuron, each its bias and then its weights.</summary>
/// <param name="Sizes">Number of inputs, neurons of each hidden layer, number of classes.</param>
internal sealed record NetworkShape(ImmutableArray<int> Sizes)
{
    /// <summary>Number of layers of neurons.</summary>
    public int Layers => Sizes.Length - 1;

    /// <summary>Where each layer's parameters start; the last item is the number of parameters.</summary>
    public ImmutableArray<int> Starts { get; } = FindStarts(Sizes);

    /// <summary>Number of parameters.</summary>
    public int Parameters => Starts[^1];

    /// <summary>True when the parameter is a weight, false when it is a bias.</summary>
    public bool IsWeight(int parameter)
    {
        int layer = Layers - 1;
        while (Starts[layer] > parameter)
        {
            layer--;
        }
        return (parameter - Starts[layer]) % (Sizes[layer] + 1) != 0;
    }

    private static ImmutableArray<int> FindStarts(ImmutableArray<int> sizes)
    {
        ImmutableArray<int>.Builder starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (int i = 1; i < sizes.Length; i++)
        {
            starts.Add(starts[^1] + sizes[i] * (sizes[i - 1] + 1));
        }
        return starts.ToImmutable();
    }
}
