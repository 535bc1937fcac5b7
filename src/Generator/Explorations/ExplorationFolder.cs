using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Explorations;

/// <summary>The folder of an exploration: <c>explore.json</c>, <c>points/</c>, and the tables of the points that are there.</summary>
internal static class ExplorationFolder
{
    /// <summary>Writes explore.csv, summary.csv and report.html of all points that are there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="points">All points, in their order.</param>
    /// <param name="json">Whether explore-table.json and summary-table.json are written too.</param>
    /// <returns>Number of points that are there.</returns>
    public static int WriteTables(string folder, ImmutableArray<ExplorationPoint> points, bool json)
    {
        using PointClaim claim = PointClaim.Wait(folder, Exploration.TablesClaim);
        (ExplorationPoint Point, RunOnDisk Run)[] runs = [.. points.Where(p => IsThere(folder, p))
            .Select(p => (p, RunOnDisk.Read(Exploration.PointFolder(folder, p.Name))))];
        if (runs.Length > 0)
        {
            Write("explore", ExplorationTables.Designs(runs));
            Write("summary", ExplorationTables.Summary(runs));
            if (PapersTable.Of(CsvRow.Read(Path.Combine(folder, "summary.csv"))) is { } papers)
            {
                WholeFile.Write(Path.Combine(folder, PapersTable.FileName), papers);
            }
            new ReportPage([.. runs.Select(r => r.Run)], new Templates()).Write(Path.Combine(folder, ReportPage.FileName));
        }
        return runs.Length;

        void Write(string name, (IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) table)
        {
            WholeFile.Write(Path.Combine(folder, name + ".csv"), CsvText.Of(table.Header, table.Rows));
            if (json)
            {
                WholeFile.Write(Path.Combine(folder, name + "-table.json"), JsonTable.Of(table.Header, table.Rows));
            }
        }
    }

    /// <summary>Brings the tables and the page of the exploration that a folder is or belongs to up to date, where it belongs to one.</summary>
    /// <exception cref="UserException">It is damaged.</exception>
    public static void Update(string folder)
    {
        if (RunTables.Above(folder).FirstOrDefault(f => File.Exists(Path.Combine(f, Exploration.PlanFile))) is { } root)
        {
            WriteTables(root, Points(Plan(root), root), File.Exists(Path.Combine(root, "explore-table.json")));
        }
    }

    /// <summary>Puts the points of several folders of the same exploration into a new one.</summary>
    /// <param name="parts">The folders.</param>
    /// <param name="target">The new folder; it must not exist or be empty.</param>
    /// <param name="json">As for <see cref="WriteTables"/>.</param>
    /// <returns>Number of points.</returns>
    /// <exception cref="UserException">They are not of the same exploration, or points are missing.</exception>
    public static int Merge(IReadOnlyList<string> parts, string target, bool json)
    {
        string plan = Plan(parts[0]);
        if (parts.FirstOrDefault(p => Plan(p) != plan) is { } other)
        {
            throw new UserException($"{other} and {parts[0]} are not parts of the same exploration: their {Exploration.PlanFile} differ. "
                + "Parts come from the same specification and the same version.");
        }
        ImmutableArray<ExplorationPoint> points = Points(plan, parts[0]);
        (ExplorationPoint Point, string? Part)[] found = [.. points.Select(p => (p, parts.FirstOrDefault(part => IsThere(part, p))))];
        if (found.Where(f => f.Part is null).ToArray() is { Length: > 0 } missing)
        {
            throw new UserException($"{missing.Length} of {points.Length} points are in no part, the first is {missing[0].Point.Name}. "
                + "Name all parts, and finish each with printedmlp explore ... --shard K/N --resume.");
        }
        CheckSameData(found!);
        using FolderAside aside = new(target);
        CheckEmpty(target);
        WholeFile.Write(Path.Combine(aside.Path, Exploration.PlanFile), plan);
        foreach ((ExplorationPoint point, string? part) in found)
        {
            Copy(Exploration.PointFolder(part!, point.Name), Exploration.PointFolder(aside.Path, point.Name));
        }
        int written = WriteTables(aside.Path, points, json);
        Directory.Delete(Path.Combine(aside.Path, PointClaim.Folder), recursive: true);
        aside.Replace(() => CheckEmpty(target));
        return written;
    }

    /// <summary>All points of the exploration in a folder, in their order.</summary>
    /// <exception cref="UserException">There is none, or it is damaged.</exception>
    public static ImmutableArray<ExplorationPoint> Points(string folder) => Points(Plan(folder), folder);

    private static void CheckEmpty(string target)
    {
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
        {
            throw new UserException($"{target} exists and is not empty. Choose another folder with --out.");
        }
    }

    /// <summary>True when a point's run is finished.</summary>
    public static bool IsThere(string folder, ExplorationPoint point) =>
        File.Exists(Path.Combine(Exploration.PointFolder(folder, point.Name), "run.json"));

    private static void CheckSameData(IEnumerable<(ExplorationPoint Point, string Part)> found)
    {
        foreach (var data in found.GroupBy(f => (f.Point.Data, Files: string.Join(' ', f.Point.Words.TakeWhile(w => !w.StartsWith('-'))))))
        {
            (string Part, string Hashes)[] runs = [.. data.Select(f =>
                (f.Part, string.Join(' ', RunOnDisk.Read(Exploration.PointFolder(f.Part, f.Point.Name)).DataHashes)))];
            if (runs.FirstOrDefault(r => r.Hashes != runs[0].Hashes).Part is { } other)
            {
                throw new UserException($"{data.Key.Data}: {other} was made from other data than {runs[0].Part}: the SHA-256 of the files differ.");
            }
        }
    }

    private static string Plan(string folder) => Path.Combine(folder, Exploration.PlanFile) is var file && File.Exists(file) ? InputFile.Text(file)
        : throw new UserException($"{folder}: there is no {Exploration.PlanFile} here. Expected a folder that printedmlp explore wrote.");

    private static ImmutableArray<ExplorationPoint> Points(string plan, string folder)
    {
        try
        {
            return [.. JsonPlace.Parse(plan).Member("points").Items(ExplorationSpec.MostPoints).Select(p => new ExplorationPoint(
                p.Member("name").Line(1000) is var name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
                    && !name.StartsWith('.') ? name
                    : throw new FormatException($"{p.Name}.name is \"{Printable.Short(name)}\", expected letters, digits, ., - and _"),
                p.Member("data").Text(), [.. p.Member("words").Items().Select(w => w.Text())]))];
        }
        catch (FormatException e)
        {
            throw new UserException($"{folder}/{Exploration.PlanFile} is damaged: {e.Message}. Make the parts again with printedmlp explore.", e);
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
        foreach (string inner in Directory.GetDirectories(from))
        {
            Copy(inner, Path.Combine(to, Path.GetFileName(inner)));
        }
    }
}
