using System.Collections.Immutable;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Runs;

/// <summary>Keeps tables and pages at what the evidence says: <c>verification.json</c> of each design is where verdicts come from.</summary>
internal static class RunTables
{
    /// <summary>Folders between a design and the exploration that it belongs to, at most.</summary>
    private const int Levels = 4;

    /// <summary>Beside each table of a folder the same as JSON.</summary>
    public static void WriteJson(string folder)
    {
        foreach (string table in Directory.GetFiles(folder, "*.csv", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) is "designs.csv" or "seeds.csv"))
        {
            WriteJson(table, CsvRow.Read(table));
        }
    }

    /// <summary>A folder and those above it, as far as runs and explorations are deep.</summary>
    public static IEnumerable<string> Above(string folder)
    {
        string? above = Path.GetFullPath(folder);
        for (int i = 0; i <= Levels && above is not null; i++, above = Path.GetDirectoryName(above))
        {
            yield return above;
        }
    }

    /// <summary>Brings the tables and pages of all runs in, below and above a folder up to date.</summary>
    /// <param name="folder">A run, a folder of runs, or a design.</param>
    /// <param name="templates">Has the template of the page.</param>
    /// <exception cref="Approx.UserException">A run is damaged.</exception>
    public static void Update(string folder, Templates templates)
    {
        string[] runs = [.. Above(folder).Where(f => File.Exists(Path.Combine(f, "run.json"))).Take(1)
            .Concat(Directory.EnumerateFiles(Path.GetFullPath(folder), "run.json", SearchOption.AllDirectories)
                .Select(f => Path.GetDirectoryName(f)!)).Distinct()];
        foreach (string run in runs)
        {
            UpdateTable(Path.Combine(run, "designs.csv"), row => Path.Combine(run, row["design"]));
            UpdatePage(run, templates);
        }
        foreach (string several in runs.Select(r => Path.GetDirectoryName(r)!).Distinct().Where(f => File.Exists(Path.Combine(f, "seeds.csv"))))
        {
            UpdateTable(Path.Combine(several, "seeds.csv"), row => Path.Combine(several, $"seed-{row["seed"]}", row["design"]));
            UpdatePage(several, templates);
        }
    }

    private static void UpdateTable(string table, Func<CsvRow, string> design)
    {
        ImmutableArray<CsvRow> rows = CsvRow.Read(table);
        ImmutableArray<CsvRow> now = [.. rows.Select(row => Path.Combine(design(row), "verification.json") is var file && File.Exists(file)
            ? row.With(RunCheck.Evidence(file)) : row)];
        if (rows.IsEmpty || rows.Zip(now).All(pair => pair.First.Cells.SequenceEqual(pair.Second.Cells)))
        {
            return;
        }
        WholeFile.Write(table, CsvText.Of(now[0].Columns, now.Select(r => (IEnumerable<string>)r.Cells)));
        Manifest.Wrote(table);
        if (File.Exists(Path.ChangeExtension(table, ".json")))
        {
            WriteJson(table, now);
            Manifest.Wrote(Path.ChangeExtension(table, ".json"));
        }
    }

    private static void UpdatePage(string folder, Templates templates)
    {
        string page = Path.Combine(folder, ReportPage.FileName);
        if (File.Exists(page))
        {
            new ReportPage(RunOnDisk.ReadAll([folder]), templates).Write(page);
            Manifest.Wrote(page);
        }
    }

    private static void WriteJson(string table, ImmutableArray<CsvRow> rows) => WholeFile.Write(
        Path.ChangeExtension(table, ".json"), JsonTable.Of(rows[0].Columns, rows.Select(r => (IEnumerable<string>)r.Cells)));
}
