using System.Globalization;
using CsvHelper;

namespace PrintedMlp.Generator.Files;

/// <summary>Tables as comma-separated text: invariant culture, line feeds, cells quoted where needed.</summary>
internal static class CsvText
{
    /// <summary>The text of a table, header first.</summary>
    public static string Of(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using CsvWriter csv = new(text, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        foreach (IEnumerable<string> row in rows.Prepend(header))
        {
            foreach (string cell in row)
            {
                csv.WriteField(cell);
            }
            csv.NextRecord();
        }
        csv.Flush();
        return text.ToString();
    }
}
