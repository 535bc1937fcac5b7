using PrintedMlp.Training.Data;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>Labelled rows laid out for vector units: feature after feature, in blocks of 32 rows that share one class, so
/// that an answer is right or wrong by comparing whole blocks. Runs of blocks of the classes alternate, so that the first few
/// already tell whether a network is bad.</summary>
internal sealed class SearchRows
{
    /// <summary>Rows of a block.</summary>
    public const int BlockRows = 32;

    /// <summary>A wrong row of a class costs about this, divided by the rows of its class, when classes weigh the
    /// same.</summary>
    private const long BalancedUnit = 1 << 24;

    /// <summary>What a cost of 1 weighs.</summary>
    private const double CostUnit = 16;

    /// <summary>Runs that the blocks of a class are cut into: each run is a sample of all classes. Not too many, since long
    /// stretches of one class suit the processor's branch prediction.</summary>
    private const int Runs = 6;

    private readonly Lazy<InterleavedRows> _pairs;
    private readonly Lazy<InterleavedRows> _quads;

    private SearchRows(int count, int features, int bits, int classes, int blocks)
    {
        (Count, Features, Bits, Classes, Blocks) = (count, features, bits, classes, blocks);
        AlignedColumns = new AlignedArray<short>(features * Padded);
        Bytes = new byte[features * Padded];
        BlockClass = new byte[blocks];
        Valid = new uint[blocks];
        Weights = new long[classes];
        _pairs = new Lazy<InterleavedRows>(() => new InterleavedRows(this, 2));
        _quads = new Lazy<InterleavedRows>(() => new InterleavedRows(this, 4));
        IsRunEnd = new bool[blocks];
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Number of features.</summary>
    public int Features { get; }

    /// <summary>Bits of a code.</summary>
    public int Bits { get; }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Number of blocks.</summary>
    public int Blocks { get; }

    /// <summary>Rows with those that only fill up blocks.</summary>
    public int Padded => Blocks * BlockRows;

    /// <summary>Codes, <see cref="Padded"/> of feature 0, then of feature 1, and so on.</summary>
    public ReadOnlySpan<short> Columns => AlignedColumns.Span;

    /// <summary>The same as bytes.</summary>
    public byte[] Bytes { get; }

    /// <summary>The class of each block.</summary>
    public byte[] BlockClass { get; }

    /// <summary>Which rows of each block are real.</summary>
    public uint[] Valid { get; }

    /// <summary>Whether a run ends with a block: the blocks up to it are a sample of all rows.</summary>
    public bool[] IsRunEnd { get; }

    /// <summary>Loss of a wrong row of each class.</summary>
    public long[] Weights { get; }

    /// <summary>Loss of a classifier that is always wrong: what 1.0 of error stands for.</summary>
    public long FullLoss { get; private set; }

    /// <summary>What <see cref="Columns"/> shows.</summary>
    internal AlignedArray<short> AlignedColumns { get; }

    /// <summary>Two features a lane; all evaluators share them.</summary>
    internal InterleavedRows Pairs => _pairs.Value;

    /// <summary>Four features a lane.</summary>
    internal InterleavedRows Quads => _quads.Value;

    /// <summary>Lays out rows.</summary>
    /// <param name="rows">At least one.</param>
    /// <param name="weighting">What weighs the same.</param>
    public static SearchRows Of(CodedRows rows, Weighting weighting = Weighting.Rows)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Count);
        int[][] members = [.. Enumerable.Range(0, rows.Classes)
            .Select(c => Enumerable.Range(0, rows.Count).Where(row => rows.Labels[row] == c).ToArray())];
        List<(int Class, int[] Rows, int Run)> blocks = [.. members
            .SelectMany((m, c) => m.Chunk(BlockRows).Select((rows, k) => (Class: c, Rows: rows, Run: k * BlockRows * Runs / m.Length)))
            .OrderBy(b => b.Run).ThenBy(b => b.Class)];
        SearchRows layout = new(rows.Count, rows.Codes[0].Length, rows.Bits, rows.Classes, blocks.Count);
        for (int b = 0; b < blocks.Count; b++)
        {
            layout.Place(b, blocks[b].Class, blocks[b].Rows, rows);
            layout.IsRunEnd[b] = b + 1 < blocks.Count && blocks[b + 1].Run > blocks[b].Run;
        }
        for (int c = 0; c < rows.Classes; c++)
        {
            layout.Weights[c] = weighting switch
            {
                Weighting.Classes => members[c].Length > 0 ? BalancedUnit / members[c].Length : 0,
                Weighting.Costs when rows.Costs is { } costs => (long)Math.Max(1, Math.Round(CostUnit * costs.Weight(c))),
                _ => 1,
            };
            layout.FullLoss += layout.Weights[c] * members[c].Length;
        }
        return layout;
    }

    /// <summary>The error, 0..1, that a loss stands for.</summary>
    public double Error(long loss) => (double)loss / FullLoss;

    /// <summary>The error, 0..1, of a classifier with this score on the rows.</summary>
    public double Error(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return 1 - score.Counts.Select((row, label) => (double)(Weights[label] * row[label])).Sum() / FullLoss;
    }

    private void Place(int block, int label, int[] members, CodedRows rows)
    {
        (BlockClass[block], Valid[block]) = ((byte)label, members.Length == BlockRows ? uint.MaxValue : (1u << members.Length) - 1);
        for (int k = 0; k < members.Length; k++)
        {
            byte[] codes = rows.Codes[members[k]];
            for (int feature = 0; feature < codes.Length; feature++)
            {
                int at = feature * Padded + block * BlockRows + k;
                AlignedColumns.Span[at] = Bytes[at] = codes[feature];
            }
        }
    }
}
