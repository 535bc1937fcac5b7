using System.Collections.Immutable;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Data;

/// <summary>What files and columns say of the use of rows: test files, a column of parts, a column of groups.</summary>
internal static class RowUses
{
    private static readonly string[][] _usual = [["train", "training"], ["validation", "valid", "val", "dev"], ["test", "testing"]];

    /// <summary>The data with what was said of its rows.</summary>
    /// <param name="data">The data.</param>
    /// <param name="rows">Each row, and whether it comes from a file of test rows.</param>
    /// <param name="columns">Which columns say it.</param>
    /// <param name="options">What the user asked for.</param>
    /// <exception cref="UserException">A cell says nothing known, or a part has no row.</exception>
    public static Dataset Of(
        Dataset data, IReadOnlyList<(Table Table, Record Record, bool IsTest)> rows, Columns columns, DatasetOptions options)
    {
        if (!options.TestFiles.IsEmpty && columns.Split >= 0)
        {
            throw new UserException($"--test and --split-column {options.SplitColumn}: both say which rows are test rows. Give one of the two.");
        }
        ImmutableArray<RowPart> parts = columns.Split >= 0 ? Parts(rows, columns, options)
            : !options.TestFiles.IsEmpty ? [.. rows.Select(row => row.IsTest ? RowPart.Test : RowPart.Training)] : [];
        if (!options.TestFiles.IsEmpty)
        {
            RefuseEmpty(parts, RowPart.Test, "--test: no row of these files is complete. Test rows are expected; " +
                "fill cells with --impute median, or give others.");
            RefuseEmpty(parts, RowPart.Training, "no row but those of --test is complete. Rows to train on are expected.");
        }
        data = data with { GivenParts = parts };
        return columns.Group < 0 ? data : WithGroups(data, [.. rows.Select(row => Group(row.Table, row.Record, columns))]);
    }

    private static ImmutableArray<RowPart> Parts(
        IReadOnlyList<(Table Table, Record Record, bool IsTest)> rows, Columns columns, DatasetOptions options)
    {
        string[][] words = options.SplitWords.Length switch
        {
            0 => _usual,
            2 => [[options.SplitWords[0]], [], [options.SplitWords[1]]],
            _ => [.. options.SplitWords.Select(word => new[] { word })],
        };
        ImmutableArray<RowPart> parts = [.. rows.Select(row => Part(row.Table, row.Record, columns, words))];
        string column = $"{rows[0].Table.File.Path}, column {columns.Split + 1} ({Cell.Short(columns.Names[columns.Split])})";
        foreach (RowPart part in new[] { RowPart.Training, RowPart.Test })
        {
            RefuseEmpty(parts, part, $"{column}: no row is {Words.Quoted(words[(int)part][0])}. " +
                "Rows of this part are expected; name the words of the column with --split-words.");
        }
        return parts;
    }

    private static RowPart Part(Table table, Record record, Columns columns, string[][] words)
    {
        string cell = record.Cells[columns.Split];
        int part = Array.FindIndex(words, some => some.Contains(cell, StringComparer.OrdinalIgnoreCase));
        return part >= 0 ? (RowPart)part : throw new UserException(
            $"{columns.Place(table, record, columns.Split)}: {Words.Quoted(cell)} is no part of the rows. Expected is " +
            $"{string.Join(", ", words.Where(some => some.Length > 0).Select(some => some[0]))}; --split-words names other words.");
    }

    private static void RefuseEmpty(ImmutableArray<RowPart> parts, RowPart part, string message)
    {
        if (!parts.Contains(part))
        {
            throw new UserException(message);
        }
    }

    private static string Group(Table table, Record record, Columns columns)
    {
        string cell = record.Cells[columns.Group];
        return !Cell.IsMissingText(cell, table.Format) ? cell : throw new UserException(
            $"{columns.Place(table, record, columns.Group)}: {Words.Quoted(cell)} where a group is expected. " +
            "Every row needs its group; name it, or leave the row out.");
    }

    private static Dataset WithGroups(Dataset data, string[] groups)
    {
        ImmutableArray<string> names = [.. groups.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Dictionary<string, int> index = names.Select((name, i) => (name, i)).ToDictionary(StringComparer.Ordinal);
        return data with { GroupNames = names, Groups = [.. groups.Select(group => index[group])] };
    }
}
