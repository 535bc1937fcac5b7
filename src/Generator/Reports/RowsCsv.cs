using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Reports;

/// <summary><c>rows.csv</c>: what each row of a run served, so that the same division can be used elsewhere.</summary>
internal static class RowsCsv
{
    private static readonly string[] _header = ["row", "part", "file", "line"];

    /// <summary>The text: a line a row, counted from 0 without dropped rows; its part; its file, and its line there, from 1.</summary>
    public static string Of(RunData data)
    {
        string[] parts = new string[data.Dataset.Rows.Length];
        foreach ((string part, IEnumerable<int> rows) in new[]
        {
            ("training", data.Split.Training), ("validation", data.Split.Validation), ("test", data.Split.Test.AsEnumerable()),
        })
        {
            foreach (int row in rows)
            {
                parts[row] = part;
            }
        }
        DataSource[] files = [.. data.Dataset.Sources, .. data.Dataset.TestSources];
        return CsvText.Of(_header, parts.Select((part, row) => (IEnumerable<string>)[$"{row}", part, .. Place(data.Dataset, files, row)]));
    }

    private static string[] Place(Dataset data, DataSource[] files, int row) =>
        data.Places.IsEmpty ? ["", ""] : [files[data.Places[row].File].Name, $"{data.Places[row].Line}"];
}
