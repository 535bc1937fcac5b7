using System.Runtime.Intrinsics;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Training.Gradient;

/// <summary>Rows side by side in the four lanes of a vector: four rows make a block. Four everywhere, whatever the
/// machine has, because the width decides the order of the sums. Lanes that are left over weigh nothing.</summary>
internal sealed class RowBlocks
{
    public const int Lanes = 4;

    private readonly Vector256<double>[] _inputs;
    private readonly int[] _labels;
    private readonly Vector256<double>[] _weights;

    /// <summary>Packs rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="order">Row numbers in the order in which they are packed.</param>
    /// <param name="scale">How a code becomes an input value.</param>
    /// <param name="classWeights">What a row of each class counts.</param>
    public RowBlocks(CodedRows rows, ReadOnlySpan<int> order, Standardization scale, ReadOnlySpan<double> classWeights)
    {
        Features = scale.Means.Length;
        Count = (order.Length + Lanes - 1) / Lanes;
        _inputs = new Vector256<double>[Count * Features];
        _labels = new int[Count * Lanes];
        _weights = new Vector256<double>[Count];
        double largest = (1 << rows.Bits) - 1;
        for (int i = 0; i < order.Length; i++)
        {
            (int block, int lane) = (i / Lanes, i % Lanes);
            for (int f = 0; f < Features; f++)
            {
                ref Vector256<double> input = ref _inputs[block * Features + f];
                input = input.WithElement(lane, scale.Apply(rows.Codes[order[i]][f] / largest, f));
            }
            int label = _labels[i] = rows.Labels[order[i]];
            _weights[block] = _weights[block].WithElement(lane, classWeights[label]);
            TotalWeight += classWeights[label];
        }
    }

    /// <summary>Number of blocks.</summary>
    public int Count { get; }

    /// <summary>Number of features.</summary>
    public int Features { get; }

    /// <summary>Sum of the weights of all rows.</summary>
    public double TotalWeight { get; }

    /// <summary>The input values of a block, a vector a feature.</summary>
    public ReadOnlySpan<Vector256<double>> Inputs(int block) => _inputs.AsSpan(block * Features, Features);

    /// <summary>The class indices of a block, one a lane.</summary>
    public ReadOnlySpan<int> Labels(int block) => _labels.AsSpan(block * Lanes, Lanes);

    /// <summary>What each row of a block counts.</summary>
    public Vector256<double> Weights(int block) => _weights[block];
}
