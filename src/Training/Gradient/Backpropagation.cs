using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PrintedMlp.Training.Numerics;

namespace PrintedMlp.Training.Gradient;

/// <summary>Values, softmax cross-entropy and gradient of a network, a block of four rows at a time. One instance
/// belongs to one thread: it holds the buffers.</summary>
internal sealed class Backpropagation
{
    private readonly NetworkShape _shape;
    private readonly Vector256<double>[][] _values;
    private readonly Vector256<double>[][] _deltas;
    private readonly Vector256<double>[] _lanes;

    public Backpropagation(NetworkShape shape)
    {
        _shape = shape;
        _values = [.. shape.Sizes.Skip(1).Select(n => new Vector256<double>[n])];
        _deltas = [.. shape.Sizes.Skip(1).Select(n => new Vector256<double>[n])];
        _lanes = new Vector256<double>[shape.Parameters];
    }

    /// <summary>Sum over the rows of weight times gradient of the loss.</summary>
    /// <param name="parameters">The network.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="blocks">Which blocks of them.</param>
    /// <param name="gradient">Receives the sum, one value a parameter.</param>
    /// <returns>The sum of the weights of the rows.</returns>
    public double Gradient(
        ReadOnlySpan<double> parameters, RowBlocks rows, ReadOnlySpan<int> blocks, Span<double> gradient)
    {
        Array.Clear(_lanes);
        Vector256<double> weight = default;
        foreach (int block in blocks)
        {
            Forward(parameters, rows.Inputs(block));
            OutputDeltas(rows.Labels(block), rows.Weights(block));
            Backward(parameters, rows.Inputs(block));
            weight += rows.Weights(block);
        }
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = Sum(_lanes[i]);
        }
        return Sum(weight);
    }

    /// <summary>Sums over all rows: weight times loss, and the weight of the rows that get their own class.</summary>
    public (double Loss, double Correct) Measure(ReadOnlySpan<double> parameters, RowBlocks rows)
    {
        (double loss, double correct) = (0, 0);
        for (int block = 0; block < rows.Count; block++)
        {
            Forward(parameters, rows.Inputs(block));
            (Vector256<double> largest, Vector256<double> total) = Softmax();
            ReadOnlySpan<int> labels = rows.Labels(block);
            for (int lane = 0; lane < RowBlocks.Lanes; lane++)
            {
                double weight = rows.Weights(block)[lane];
                double own = _values[^1][labels[lane]][lane];
                loss += weight == 0 ? 0 : weight * (Elementary.Log(total[lane]) + largest[lane] - own);
                correct += own == largest[lane] && IsFirst(labels[lane], lane) ? weight : 0;
            }
        }
        return (loss, correct);
    }

    private void Forward(ReadOnlySpan<double> parameters, ReadOnlySpan<Vector256<double>> sources)
    {
        for (int layer = 0; layer < _values.Length; layer++)
        {
            Vector256<double>[] values = _values[layer];
            ReadOnlySpan<double> own = parameters[_shape.Starts[layer]..];
            for (int j = 0; j < values.Length; j++)
            {
                Vector256<double> sum = Vector256.Create(own[0]);
                ReadOnlySpan<double> weights = own.Slice(1, sources.Length);
                for (int i = 0; i < sources.Length; i++)
                {
                    sum = Vector256.FusedMultiplyAdd(Vector256.Create(weights[i]), sources[i], sum);
                }
                values[j] = layer < _values.Length - 1 ? Rectify(sum, sum) : sum;
                own = own[(sources.Length + 1)..];
            }
            sources = values;
        }
    }

    /// <summary>Leaves e^(output - largest) in the last deltas.</summary>
    private (Vector256<double> Largest, Vector256<double> Total) Softmax()
    {
        Vector256<double>[] outputs = _values[^1];
        Vector256<double> largest = outputs[0];
        foreach (Vector256<double> output in outputs)
        {
            largest = Vector256.Max(largest, output);
        }
        Vector256<double> total = default;
        for (int k = 0; k < outputs.Length; k++)
        {
            total += _deltas[^1][k] = Elementary.Exp(outputs[k] - largest);
        }
        return (largest, total);
    }

    private void OutputDeltas(ReadOnlySpan<int> labels, Vector256<double> weights)
    {
        Vector256<double> factor = weights / Softmax().Total;
        Vector256<double>[] deltas = _deltas[^1];
        for (int k = 0; k < deltas.Length; k++)
        {
            deltas[k] *= factor;
        }
        for (int lane = 0; lane < RowBlocks.Lanes; lane++)
        {
            ref Vector256<double> own = ref deltas[labels[lane]];
            own = own.WithElement(lane, own[lane] - weights[lane]);
        }
    }

    private void Backward(ReadOnlySpan<double> parameters, ReadOnlySpan<Vector256<double>> inputs)
    {
        for (int layer = _deltas.Length - 1; layer >= 0; layer--)
        {
            ReadOnlySpan<Vector256<double>> sources = layer > 0 ? _values[layer - 1] : inputs;
            AddGradient(layer, sources);
            if (layer > 0)
            {
                PassBack(parameters[_shape.Starts[layer]..], _deltas[layer], _deltas[layer - 1], sources);
            }
        }
    }

    private void AddGradient(int layer, ReadOnlySpan<Vector256<double>> sources)
    {
        Span<Vector256<double>> own = _lanes.AsSpan(_shape.Starts[layer]);
        foreach (Vector256<double> delta in _deltas[layer])
        {
            own[0] += delta;
            Span<Vector256<double>> weights = own.Slice(1, sources.Length);
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] = Vector256.FusedMultiplyAdd(delta, sources[i], weights[i]);
            }
            own = own[(sources.Length + 1)..];
        }
    }

    private static void PassBack(
        ReadOnlySpan<double> own, Vector256<double>[] deltas, Vector256<double>[] before,
        ReadOnlySpan<Vector256<double>> values)
    {
        Array.Clear(before);
        foreach (Vector256<double> delta in deltas)
        {
            ReadOnlySpan<double> weights = own.Slice(1, before.Length);
            for (int i = 0; i < before.Length; i++)
            {
                before[i] = Vector256.FusedMultiplyAdd(Vector256.Create(weights[i]), delta, before[i]);
            }
            own = own[(before.Length + 1)..];
        }
        for (int i = 0; i < before.Length; i++)
        {
            before[i] = Rectify(values[i], before[i]);
        }
    }

    private bool IsFirst(int label, int lane)
    {
        for (int k = 0; k < label; k++)
        {
            if (_values[^1][k][lane] == _values[^1][label][lane])
            {
                return false;
            }
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Rectify(Vector256<double> where, Vector256<double> value) =>
        Vector256.GreaterThan(where, Vector256<double>.Zero) & value;

    private static double Sum(Vector256<double> v) => (v[0] + v[1]) + (v[2] + v[3]);
}
