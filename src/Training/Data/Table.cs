using System.Collections.Immutable;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>The rows of one file, all of the same number of cells.</summary>
/// <param name="File">The file.</param>
/// <param name="Names">What its header says, a name a column, empty where it says none; null when it has no header.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Format">How its cells are written.</param>
internal sealed record Table(TextFile File, ImmutableArray<string>? Names, IReadOnlyList<Record> Rows, CellFormat Format)
{
    /// <summary>Number of columns.</summary>
    public int Width => Names?.Length ?? Rows[0].Cells.Length;

    /// <summary>Whether a header names the columns.</summary>
    public bool HasHeader => Names is not null;

    /// <summary>Whether the header is a line of numbers that evidence alone made one: a column given by number is then counted, not named.</summary>
    public bool IsHeaderOfNumbers { get; init; }

    /// <summary>Line of the header, or of the first row.</summary>
    public int Line { get; init; } = 1;

    /// <summary>What was taken for granted in reading it.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Values of nominal columns in the order that the file declares, by column.</summary>
    public ImmutableDictionary<int, ImmutableArray<string>> Nominal { get; init; } = ImmutableDictionary<int, ImmutableArray<string>>.Empty;

    /// <summary>Reads a file whose first line may be a header: see <see cref="Header"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="first">The first file of the same table; null when this is the first.</param>
    /// <exception cref="UserException">The file cannot be read, is empty or ragged, has one column only, or is no continuation of the
    /// first.</exception>
    public static Table Read(string path, DatasetOptions options, Table? first)
    {
        var preamble = Preamble.Of(TextFile.Read(path), options);
        Table table = ArffFile.IsOne(preamble.File) ? ArffFile.Read(preamble.File, options)
            : SparseFile.IsOne(preamble.File) ? SparseFile.Read(preamble.File, options)
            : DelimitedFile.Read(preamble, options, first);
        return options.ClassFromFileName ? table.WithClass(Path.GetFileNameWithoutExtension(path)) : table;
    }

    /// <summary>The same table with a last column of its own that holds one class.</summary>
    private Table WithClass(string label) => this with
    {
        Names = Names?.Add("class"),
        Rows = [.. Rows.Select(row => row with { Cells = [.. row.Cells, label] })],
    };
}
