using System.Collections.Immutable;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Training.Gradient;

/// <summary>The network before quantisation: hidden neurons rectify (ReLU), the last layer is linear, the largest output
/// is the class. It reads what the hardware reads, codes, as fractions of the largest one: <c>code / (2^bits - 1)</c>, so
/// that what it learns does not depend on details that the circuit never sees.</summary>
/// <param name="InputBits">Bits of a feature's code, 1..8.</param>
/// <param name="Layers">The neurons of each layer, hidden ones first, output last; at least one layer.</param>
public sealed record FloatMlp(int InputBits, ImmutableArray<ImmutableArray<FloatNeuron>> Layers)
{
    /// <summary>Number of features.</summary>
    public int Inputs => Layers[0][0].Weights.Length;

    /// <summary>Number of classes, one output each.</summary>
    public int Classes => Layers[^1].Length;

    /// <summary>The largest code, which the network reads as 1.</summary>
    public int LargestCode => (1 << InputBits) - 1;

    /// <summary>The output values of one row.</summary>
    /// <param name="codes">One code a feature.</param>
    public double[] Outputs(ReadOnlySpan<byte> codes)
    {
        double[] values = new double[codes.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = codes[i] / (double)LargestCode;
        }
        return Outputs(Layers, values);
    }

    /// <summary>The class of one row: the index of the largest output, ties go to the lower index.</summary>
    /// <param name="codes">One code a feature.</param>
    public int Classify(ReadOnlySpan<byte> codes) => Largest(Outputs(codes));

    /// <summary>How well the network does on labelled rows.</summary>
    public Score ScoreOn(CodedRows rows) => Score.Of(rows, codes => Classify(codes));

    /// <summary>The output values of layers over any values.</summary>
    /// <param name="layers">The neurons of each layer, output last.</param>
    /// <param name="values">What the first layer reads.</param>
    internal static double[] Outputs(ImmutableArray<ImmutableArray<FloatNeuron>> layers, double[] values)
    {
        for (int l = 0; l < layers.Length; l++)
        {
            double[] sources = values;
            values = [.. layers[l].Select(n => n.Sum(sources))];
            if (l < layers.Length - 1)
            {
                values = [.. values.Select(v => v > 0 ? v : 0)];
            }
        }
        return values;
    }

    /// <summary>The index of the largest value, ties go to the lower one.</summary>
    internal static int Largest(double[] outputs)
    {
        int best = 0;
        for (int i = 1; i < outputs.Length; i++)
        {
            best = outputs[i] > outputs[best] ? i : best;
        }
        return best;
    }
}
