using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Models;

/// <summary>A perceptron as a textbook computes it, to hold readers against.</summary>
/// <param name="Weights">For each layer, [source, neuron].</param>
/// <param name="Biases">For each layer.</param>
internal sealed record ReferenceMlp(float[][,] Weights, float[][] Biases)
{
    public int Inputs => Weights[0].GetLength(0);

    public int Outputs => Biases[^1].Length;

    /// <summary>A network with random weights.</summary>
    /// <param name="seed">Decides them.</param>
    /// <param name="sizes">Inputs, hidden layers, outputs.</param>
    public static ReferenceMlp Draw(ulong seed, params int[] sizes)
    {
        RandomStream random = new(seed);
        float[][,] weights = [.. Enumerable.Range(0, sizes.Length - 1).Select(l => new float[sizes[l], sizes[l + 1]])];
        foreach (float[,] layer in weights)
        {
            for (int i = 0; i < layer.Length; i++)
            {
                layer[i / layer.GetLength(1), i % layer.GetLength(1)] = (float)(2 * random.NextDouble() - 1);
            }
        }
        return new ReferenceMlp(weights, [.. sizes.Skip(1).Select(size => Enumerable.Range(0, size).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray())]);
    }

    /// <summary>Random rows of values from -5 to 5.</summary>
    public double[][] Rows(int count, ulong seed)
    {
        RandomStream random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, Inputs).Select(_ => 10 * random.NextDouble() - 5).ToArray())];
    }

    public double[] Answer(double[] row)
    {
        double[] values = row;
        for (int l = 0; l < Weights.Length; l++)
        {
            double[] sums = new double[Biases[l].Length];
            for (int j = 0; j < sums.Length; j++)
            {
                sums[j] = Biases[l][j];
                for (int i = 0; i < values.Length; i++)
                {
                    sums[j] += Weights[l][i, j] * values[i];
                }
                sums[j] = l < Weights.Length - 1 ? Math.Max(0, sums[j]) : sums[j];
            }
            values = sums;
        }
        return values;
    }

    /// <summary>The class of a row; one output alone answers the second class where it is above 0.</summary>
    public int Class(double[] row) => Answer(row) is [var only] ? only > 0 ? 1 : 0 : Array.IndexOf(Answer(row), Answer(row).Max());
}
