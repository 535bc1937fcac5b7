using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Techniques;

/// <summary>Random networks with rows for them.</summary>
internal static class DrawnNetworks
{
    public static IEnumerable<(Mlp Mlp, byte[][] Codes, RandomStream Random)> Take(int count, ulong seed, int rows = 60, int first = 0)
    {
        for (int i = first; i < first + count; i++)
        {
            RandomStream random = new RandomStream(seed).Child((ulong)i);
            Mlp mlp = RandomMlp.Draw(random);
            yield return (mlp, [.. RandomCodes.Draw(new MlpClassifier(mlp), rows, random)], random);
        }
    }

    /// <summary>Every possible row of a small network.</summary>
    public static byte[][] All(Mlp mlp) => [.. Enumerable.Range(0, 1 << (mlp.Inputs * mlp.InputBits)).Select(number =>
        Enumerable.Range(0, mlp.Inputs).Select(i => (byte)(number >> (i * mlp.InputBits) & ((1 << mlp.InputBits) - 1))).ToArray())];
}
