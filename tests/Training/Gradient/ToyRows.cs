using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Gradient;

/// <summary>Rows that follow a rule, with random codes.</summary>
internal static class ToyRows
{
    public static CodedRows Of(int count, int features, int classes, Func<byte[], int> rule, ulong seed = 1, int bits = 4)
    {
        RandomStream random = new(seed);
        byte[][] codes = [.. Enumerable.Range(0, count).Select(_ => Row(features, bits, random))];
        return new CodedRows([.. codes], [.. codes.Select(rule)], bits, classes);
    }

    private static byte[] Row(int features, int bits, RandomStream random) =>
        [.. Enumerable.Range(0, features).Select(_ => (byte)random.Next(1 << bits))];
}
