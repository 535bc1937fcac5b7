using System.Numerics;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>Rows laid out for multiply-adds of bytes: the codes of two features (pairs) or of four (quads) of a row lie side by
/// side in one lane. Groups of 128 rows of one class follow each other; in a group, tuple after tuple, and in a tuple row after
/// row.</summary>
internal sealed class InterleavedRows
{
    /// <summary>Rows of a group.</summary>
    public const int GroupRows = GroupBlocks * SearchRows.BlockRows;

    private const int GroupBlocks = 4;

    private readonly AlignedArray<byte> _codes;

    /// <summary>Interleaves rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="sources">Features of a lane, 2 or 4.</param>
    public InterleavedRows(SearchRows rows, int sources)
    {
        Sources = sources;
        Tuples = (rows.Features + sources - 1) / sources;
        int[][] groups = [.. Enumerable.Range(0, rows.Blocks).GroupBy(block => rows.BlockClass[block])
            .SelectMany(blocksOfClass => blocksOfClass.Chunk(GroupBlocks))];
        GroupClass = [.. groups.Select(blocks => rows.BlockClass[blocks[0]])];
        GroupCount = [.. groups.Select(blocks => blocks.Sum(block => BitOperations.PopCount(rows.Valid[block])))];
        Valid = new uint[groups.Length * GroupBlocks];
        _codes = new AlignedArray<byte>(Groups * GroupBytes);
        for (int group = 0; group < groups.Length; group++)
        {
            for (int i = 0; i < groups[group].Length; i++)
            {
                Place(rows, groups[group][i], group * GroupBlocks + i);
            }
        }
    }

    /// <summary>Features of a lane.</summary>
    public int Sources { get; }

    /// <summary>Lanes that the features of a row need.</summary>
    public int Tuples { get; }

    /// <summary>Number of groups; the last of a class may hold rows that are not valid.</summary>
    public int Groups => GroupClass.Length;

    /// <summary>Bytes of a group.</summary>
    public int GroupBytes => Tuples * GroupRows * Sources;

    /// <summary>The class of the rows of each group.</summary>
    public byte[] GroupClass { get; }

    /// <summary>Number of real rows of each group.</summary>
    public int[] GroupCount { get; }

    /// <summary>Which rows of each block of <see cref="SearchRows.BlockRows"/> rows are real.</summary>
    public uint[] Valid { get; }

    /// <summary>The first code.</summary>
    public ref byte First => ref _codes.First;

    /// <summary>Where the code of a row and a feature is.</summary>
    public int At(int row, int feature) => row / GroupRows * GroupBytes
        + (feature / Sources * GroupRows + (Sources == 4 ? Packable(row % GroupRows) : row % GroupRows)) * Sources + feature % Sources;

    /// <summary>Takes over a block of the rows as the block at a place.</summary>
    private void Place(SearchRows rows, int block, int at)
    {
        Valid[at] = rows.Valid[block];
        for (int feature = 0; feature < rows.Features; feature++)
        {
            for (int row = 0; row < SearchRows.BlockRows; row++)
            {
                byte code = rows.Bytes[feature * rows.Padded + block * SearchRows.BlockRows + row];
                _codes.Span[At(at * SearchRows.BlockRows + row, feature)] = code;
            }
        }
    }

    /// <summary>Packing two vectors of 32-bit sums interleaves their halves; four rows and the next four but four change
    /// places so that the packed sums are in order.</summary>
    private static int Packable(int row) => (row & ~12) | (row & 4) << 1 | (row & 8) >> 1;
}
