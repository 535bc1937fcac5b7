using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Models;
using PrintedMlp.Training.Models.Files;

namespace PrintedMlp.Tests.Training.Models;

/// <summary>Random networks in every dialect, judged by ONNX Runtime.</summary>
public class OnnxDialectsTests
{
    private const int Networks = 8, Rows = 100;

    /// <summary>Where the two best scores are closer than this, rounding decides and nobody is right.</summary>
    private const double TooClose = 1e-5;

    public static TheoryData<string> Names => new(OnnxDialects.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_network_answers_as_ONNX_Runtime_does_in_every_dialect(string name)
    {
        for (ulong seed = 1; seed <= Networks; seed++)
        {
            ReferenceMlp network = seed % 3 == 0 ? ReferenceMlp.Draw(seed, 5, 6, 4, 3) : ReferenceMlp.Draw(seed, 5, 4 + (int)seed % 4, 2 + (int)seed % 3);
            double[][] rows = [.. network.Rows(Rows, seed).Select(row => row.Select(x => (double)(float)x).ToArray())];
            byte[] graph = OnnxDialects.All[name](network);
            TrainedModel read = ModelFile.Parse(graph, "net.onnx");
            double[][] right = OnnxRuntimeAnswers.Of(graph, rows, OnnxDialects.IsOneByOne(name));
            Assert.All(rows.Zip(right), pair => Assert.True(IsSame(read.Outputs(pair.First), pair.Second)));
        }
    }

    private static bool IsSame(double[] found, double[] right)
    {
        double[] best = [.. right.OrderDescending()];
        return best[0] - best[1] < TooClose || FloatMlp.Largest(found) == FloatMlp.Largest(right);
    }
}
