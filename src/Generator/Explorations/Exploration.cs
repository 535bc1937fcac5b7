using System.Collections.Immutable;
using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Datasets;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Explorations;

/// <summary>Makes the runs of an exploration, each in a folder of its own, so that what is finished stays finished.</summary>
/// <param name="folder">The exploration's folder.</param>
/// <param name="points">All its points.</param>
/// <param name="log">Told how it goes.</param>
internal sealed class Exploration(string folder, ImmutableArray<ExplorationPoint> points, RunLog log)
{
    /// <summary>The file that holds what is explored.</summary>
    public const string PlanFile = "explore.json";

    /// <summary>What a process claims while it writes the files that all of them write.</summary>
    public const string TablesClaim = ".tables";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The folder of a point.</summary>
    public static string PointFolder(string folder, string point) => Path.Combine(folder, "points", point);

    /// <summary>What is explored, as the text of <see cref="PlanFile"/>: two explorations with the same text can be merged. Of data
    /// files it has the names, since they lie elsewhere on another machine; the runs hold their SHA-256.</summary>
    public static string Plan(ImmutableArray<ExplorationPoint> points) => JsonSerializer.Serialize(new
    {
        Format = "printedmlp-explore-1",
        Version = ToolVersion.Text,
        Points = points.Select(p => new { p.Name, p.Data, Words = p.Words.Select(w => Path.IsPathRooted(w) ? Path.GetFileName(w) : w) }),
    }, Json) + "\n";

    /// <summary>Looks at every point before the first run: options, technologies and data.</summary>
    /// <exception cref="UserException">A point cannot be run; the message names it.</exception>
    public void Check()
    {
        if (points.GroupBy(p => p.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new UserException($"two points are called {twice.Key}: a value is there twice, or two values have the same letters and digits.");
        }
        HashSet<string> read = new(StringComparer.Ordinal);
        foreach (ExplorationPoint point in points)
        {
            try
            {
                (ImmutableArray<string> files, RunOptions options) = RunRequest.Read(point.Words);
                string[] all = [.. files, "", .. options.Data.Reading.TestFiles];
                if (read.Add(string.Join('\0', all) + options.Data.Reading + options.Training.Model?.Sha256))
                {
                    DataFiles data = DataFiles.Of(files, options.Data.Reading, log);
                    Dataset dataset = DatasetReader.Read(data.Paths, data.Options);
                    options.Training.Model?.Check(dataset);
                    foreach (string note in RunData.Of(dataset, options).Notes)
                    {
                        log.Line($"note: {Path.GetFileName(data.Paths[0])}: {note}");
                    }
                }
            }
            catch (UserException e)
            {
                throw new UserException($"point {point.Name}: {e.Message}", e);
            }
        }
    }

    /// <summary>Makes the runs of a part that are not there yet. Other processes may work in the same folder: a point that one of them makes is
    /// waited for at the end, and made here when its owner died.</summary>
    /// <param name="shard">The part.</param>
    /// <param name="threads">Threads to use.</param>
    /// <returns>The worst that happened: a point that cannot be made does not keep the others from being made.</returns>
    public int Run(Shard shard, int threads)
    {
        string plan = Path.Combine(folder, PlanFile);
        using (PointClaim.Wait(folder, TablesClaim))
        {
            WholeFile.Write(plan, Plan(points));
        }
        Directory.CreateDirectory(Path.Combine(folder, "points"));
        int worst = ExitCode.Done;
        List<int> elsewhere = [];
        foreach (int i in Enumerable.Range(0, points.Length).Where(shard.Has))
        {
            using PointClaim? claim = PointClaim.Take(folder, points[i].Name);
            if (claim is null)
            {
                elsewhere.Add(i);
                log.Line($"{Title(i)} is being made by {PointClaim.Owner(folder, points[i].Name) ?? "another process"}");
            }
            else
            {
                worst = Worse(worst, Outcome(i, threads));
            }
        }
        foreach (int i in elsewhere)
        {
            using PointClaim claim = PointClaim.Wait(folder, points[i].Name);
            worst = Worse(worst, Outcome(i, threads));
        }
        return worst;
    }

    private string Title(int point) => $"point {point + 1} of {points.Length}: {points[point].Name}";

    private static int Worse(int a, int b) => a == ExitCode.Mismatch || b == ExitCode.Mismatch ? ExitCode.Mismatch : Math.Max(a, b);

    /// <summary>What came of a point that this process has claimed.</summary>
    private int Outcome(int number, int threads)
    {
        ExplorationPoint point = points[number];
        string target = PointFolder(folder, point.Name), failure = PointClaim.Failure(folder, point.Name);
        if (ExplorationFolder.IsThere(folder, point))
        {
            Checkpoints.EndFinished(target);
            log.Line($"{Title(number)} is there");
            return ExitCode.Done;
        }
        log.Line(Title(number));
        File.Delete(failure);
        try
        {
            return Run(point, target, threads).Designs.Any(d => d.Report.Verdict == Verdict.Disagrees) ? ExitCode.Mismatch : ExitCode.Done;
        }
        catch (UserException e)
        {
            WholeFile.Write(failure, e.Message + "\n");
            log.Line($"point {point.Name} FAILED: {e.Message}");
            return ExitCode.WrongInput;
        }
    }

    private RunResult Run(ExplorationPoint point, string target, int threads)
    {
        RunRequest request = RunRequest.Read(point.Words);
        request = request with { Options = request.Options with { Threads = threads } };
        using RunSetup setup = new(request, target, overwrite: false, resume: Directory.Exists(target + ".checkpoint"), log);
        RunResult result = new DesignRun(new Templates(), new Tools(), log).Run(setup.Claim(), setup.Options, setup.Folder, setup.State);
        setup.Finish();
        return result;
    }
}
