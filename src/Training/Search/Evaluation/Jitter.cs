using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>Copies of training rows with codes that are one off now and then, as a sensor's would be. Against overfitting: a
/// search that looks at millions of networks finds those that fit a few hundred rows by accident.</summary>
public static class Jitter
{
    /// <summary>Rows beyond which no copy is made: large data sets show little overfitting.</summary>
    private const int EnoughRows = 8000;

    /// <summary>Two copies where rows are few, none where they are many.</summary>
    public static int DefaultCopies(int rows) => Math.Clamp(EnoughRows / Math.Max(1, rows) - 1, 0, 2);

    /// <summary>The rows, and the copies after them.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="copies">Copies of each, at least 0.</param>
    /// <param name="chance">Chance of each code to be one lower, and the same to be one higher; codes stay in range.</param>
    /// <param name="random">Decides everything; is not moved.</param>
    public static CodedRows Extended(CodedRows rows, int copies, double chance, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(random);
        int highest = (1 << rows.Bits) - 1;
        IEnumerable<int> numbers = Enumerable.Range(0, copies);
        return rows with
        {
            Codes = [.. rows.Codes, .. numbers.SelectMany(copy => Copy(random.Child((ulong)copy)))],
            Labels = [.. rows.Labels, .. numbers.SelectMany(_ => rows.Labels)],
        };

        IEnumerable<byte[]> Copy(RandomStream own) => rows.Codes.Select(codes => codes.Select(code =>
        {
            double draw = own.NextDouble();
            return (byte)Math.Clamp(draw < chance ? code - 1 : draw > 1 - chance ? code + 1 : code, 0, highest);
        }).ToArray());
    }
}
