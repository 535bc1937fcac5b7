namespace PrintedMlp.Training.Search;

/// <summary>Rows laid out for multiply-adds of bytes: the codes of two features (pairs) or of four (quads) of a row lie side by
/// side in one lane. Groups of 128 rows follow each other; in a group, tuple after tuple, and in a tuple row after
/// row.</summary>
internal sealed class InterleavedRows
{
    /// <summary>Rows of a group.</summary>
    public const int GroupRows = 4 * SearchRows.BlockRows;

    private readonly AlignedArray<byte> _codes;

    /// <summary>Interleaves rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="sources">Features of a lane, 2 or 4.</param>
    public InterleavedRows(SearchRows rows, int sources)
    {
        Sources = sources;
        Tuples = (rows.Features + sources - 1) / sources;
        Groups = (rows.Padded + GroupRows - 1) / GroupRows;
        _codes = new AlignedArray<byte>(Groups * GroupBytes);
        BlockClass = new byte[Groups * GroupRows / SearchRows.BlockRows];
        Valid = new uint[BlockClass.Length];
        rows.BlockClass.CopyTo(BlockClass, 0);
        rows.Valid.CopyTo(Valid, 0);
        for (int feature = 0; feature < rows.Features; feature++)
        {
            for (int row = 0; row < rows.Padded; row++)
            {
                _codes.Span[At(row, feature)] = rows.Bytes[feature * rows.Padded + row];
            }
        }
    }

    /// <summary>Features of a lane.</summary>
    public int Sources { get; }

    /// <summary>Lanes that the features of a row need.</summary>
    public int Tuples { get; }

    /// <summary>Number of groups; the last may hold rows that are not valid.</summary>
    public int Groups { get; }

    /// <summary>Bytes of a group.</summary>
    public int GroupBytes => Tuples * GroupRows * Sources;

    /// <summary>The class of each block of <see cref="SearchRows.BlockRows"/> rows.</summary>
    public byte[] BlockClass { get; }

    /// <summary>Which rows of each block are real.</summary>
    public uint[] Valid { get; }

    /// <summary>The first code.</summary>
    public ref byte First => ref _codes.First;

    /// <summary>Where the code of a row and a feature is.</summary>
    public int At(int row, int feature) => row / GroupRows * GroupBytes
        + (feature / Sources * GroupRows + (Sources == 4 ? Packable(row % GroupRows) : row % GroupRows)) * Sources + feature % Sources;

    /// <summary>Packing two vectors of 32-bit sums interleaves their halves; four rows and the next four but four change
    /// places so that the packed sums are in order.</summary>
    private static int Packable(int row) => (row & ~12) | (row & 4) << 1 | (row & 8) >> 1;
}
