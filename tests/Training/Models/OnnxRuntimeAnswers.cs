using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace PrintedMlp.Tests.Training.Models;

/// <summary>What ONNX Runtime answers to a graph: the judge of the reader.</summary>
internal static class OnnxRuntimeAnswers
{
    /// <summary>The scores of each row: one for each class, or one alone.</summary>
    /// <param name="graph">The bytes of a model.</param>
    /// <param name="rows">Rows of features.</param>
    /// <param name="isOneByOne">Whether the graph is for one row at a time.</param>
    public static double[][] Of(byte[] graph, double[][] rows, bool isOneByOne = false)
    {
        using SessionOptions options = new() { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        using InferenceSession session = new(graph, options);
        return isOneByOne ? [.. rows.SelectMany(row => Run(session, [row]))] : Run(session, rows);
    }

    private static double[][] Run(InferenceSession session, double[][] rows)
    {
        List<NamedOnnxValue> inputs = [];
        int start = 0;
        foreach ((string name, NodeMetadata about) in session.InputMetadata)
        {
            int[] sizes = [rows.Length, .. about.Dimensions.Skip(1)];
            int width = sizes.Skip(1).Aggregate(1, (all, size) => all * size), from = start;
            inputs.Add(NamedOnnxValue.CreateFromTensor(name, new DenseTensor<float>(rows.SelectMany(row => row.Skip(from).Take(width)).Select(x => (float)x).ToArray(), sizes)));
            start += width;
        }
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs = session.Run(inputs);
        float[][] scores = [.. outputs.Where(output => output.Value is Tensor<float>).Select(output => output.AsTensor<float>().ToArray())];
        // Several outputs of one score for each row are the scores of several classes.
        return scores.Length > 1 ? [.. rows.Select((_, r) => scores.Select(column => (double)column[r]).ToArray())]
            : [.. rows.Select((_, r) => scores[0].AsSpan(r * (scores[0].Length / rows.Length), scores[0].Length / rows.Length).ToArray().Select(x => (double)x).ToArray())];
    }
}
