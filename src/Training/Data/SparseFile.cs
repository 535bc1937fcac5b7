using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>Sparse text as LibSVM and SVMlight write it: a line is a class and cells <c>index:value</c>; a cell left out is 0. A class
/// such as <c>1;10.0</c>, with a quantity behind it, is the part before the semicolon. Columns are f1, f2, ... (from f0 where an index 0
/// occurs), and the class last.</summary>
internal static partial class SparseFile
{
    private const int SampleLines = 100;
    private const int MostFeatures = 20_000;

    private static readonly char[] _blanks = [' ', '\t'];

    /// <summary>Whether a text is written so.</summary>
    public static bool IsOne(TextFile file)
    {
        int colon = file.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return false;
        }
        string[][] lines = [.. file.Text.Split('\r', '\n').Select(Tokens).Where(tokens => tokens.Length > 0).Take(SampleLines)];
        return lines.All(tokens => !CellPattern().IsMatch(tokens[0]) && tokens.Skip(1).All(IsCell))
            && lines.Count(tokens => tokens.Length > 1) * 2 > lines.Length;
    }

    /// <summary>Reads such a text.</summary>
    /// <exception cref="UserException">A cell is not written as index:value, an index stands twice or is too large.</exception>
    public static Table Read(TextFile file, DatasetOptions options)
    {
        List<(int Line, string Label, SortedDictionary<int, string> Cells)> lines = [];
        int number = 0;
        bool hasQuantity = false;
        foreach (string text in file.Text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            string[] tokens = Tokens(text);
            if (tokens.Length > 0)
            {
                string label = tokens[0].Split(';')[0];
                hasQuantity |= label != tokens[0];
                lines.Add((number, label, Cells(file.Path, number, tokens)));
            }
        }
        int[] indices = [.. lines.SelectMany(line => line.Cells.Keys).Distinct()];
        int first = Math.Min(1, indices.Min()), last = indices.Max();
        ImmutableArray<string> notes = [$"read as sparse cells index:value ({Words.Count(last - first + 1, "feature")}); a cell left out is 0"];
        return new Table(
            file,
            [.. Enumerable.Range(first, last - first + 1).Select(Name), "class"],
            [.. lines.Select(line => new Record(
                line.Line, [.. Enumerable.Range(first, last - first + 1).Select(i => line.Cells.GetValueOrDefault(i, "0")), line.Label]))],
            options.Missing.IsEmpty ? CellFormat.Usual : new CellFormat(false, false, options.Missing))
        {
            Notes = hasQuantity ? notes.Add("what follows a semicolon in the class (a concentration, say) left out") : notes,
        };
    }

    /// <summary>Gives sparse files of one table the columns of all of them.</summary>
    public static Table[] Widened(Table[] tables)
    {
        if (tables.Length < 2 || !tables.All(table => IsOne(table.File)))
        {
            return tables;
        }
        int first = tables.Min(First), last = tables.Max(Last);
        return [.. tables.Select(table => table with
        {
            Names = [.. Enumerable.Range(first, last - first + 1).Select(Name), .. table.Names!.Value.Skip(Last(table) - First(table) + 1)],
            Rows = [.. table.Rows.Select(row => row with
            {
                Cells = [.. Enumerable.Repeat("0", First(table) - first), .. row.Cells[..(Last(table) - First(table) + 1)],
                    .. Enumerable.Repeat("0", last - Last(table)), .. row.Cells[(Last(table) - First(table) + 1)..]],
            })],
        })];

        static int First(Table table) => Index(table.Names!.Value[0]);

        static int Last(Table table) => Index(table.Names!.Value.Last(name => name != "class"));

        static int Index(string name) => int.Parse(name[1..], CultureInfo.InvariantCulture);
    }

    private static SortedDictionary<int, string> Cells(string path, int line, string[] tokens)
    {
        SortedDictionary<int, string> cells = [];
        foreach (string token in tokens.Skip(1).Where(token => !token.StartsWith("qid:", StringComparison.Ordinal)))
        {
            int colon = token.IndexOf(':', StringComparison.Ordinal);
            if (!CellPattern().IsMatch(token) || !int.TryParse(token[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                || index > MostFeatures)
            {
                throw new UserException($"{path}, line {line}: {Words.Quoted(token)} where index:value is expected, such as 3:0.5, " +
                    $"with indices up to {MostFeatures}. Correct the line.");
            }
            if (!cells.TryAdd(index, token[(colon + 1)..]))
            {
                throw new UserException($"{path}, line {line}: the index {index} stands twice. " +
                    "Every index is expected once; correct the line.");
            }
        }
        return cells;
    }

    private static string Name(int index) => $"f{index}";

    private static string[] Tokens(string line) => line.Split('#')[0].Split(_blanks, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsCell(string token) => CellPattern().IsMatch(token) || token.StartsWith("qid:", StringComparison.Ordinal);

    [GeneratedRegex("^[0-9]+:[^: ,;]+$")]
    private static partial Regex CellPattern();
}
