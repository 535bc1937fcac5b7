using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrintedMlp.Generator.Reports;

/// <summary>A table as JSON: a list of objects whose members are the columns. Cells that are numbers are numbers, those of
/// columns is_... are true or false, empty cells are null.</summary>
internal static class JsonTable
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Columns whose cells stay texts, even where one looks like a number.</summary>
    private static readonly string[] Texts = ["design", "hidden", "searched_hidden", "technology", "supply", "verified", "recommended", "stage",
        "checked", "point", "data", "method", "split", "which"];

    /// <summary>The text, one row a line.</summary>
    public static string Of(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        string[] columns = [.. header];
        StringBuilder text = new("[\n");
        text.AppendJoin(",\n", rows.Select(row => "  " + new JsonObject(columns.Zip(row)
            .Select(c => KeyValuePair.Create(c.First, Cell(c.First, c.Second)))).ToJsonString(Format)));
        return text.Append("\n]\n").ToString();
    }

    private static JsonNode? Cell(string column, string cell) => cell.Length == 0 ? null
        : column.StartsWith("is_", StringComparison.Ordinal) && bool.TryParse(cell, out bool flag) ? JsonValue.Create(flag)
        : !Texts.Contains(column) && decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? JsonValue.Create(number)
        : JsonValue.Create(cell);
}
