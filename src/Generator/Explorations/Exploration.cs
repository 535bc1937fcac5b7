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
/// <param name="searchShards">Processes that may work at the search over gates of one point.</param>
internal sealed class Exploration(string folder, ImmutableArray<ExplorationPoint> points, RunLog log, int searchShards = 1)
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
    /// <returns>What each point is estimated to take; null where nothing like it was measured.</returns>
    /// <exception cref="UserException">A point cannot be run; the message names it.</exception>
    public ImmutableArray<RunEstimate?> Check()
    {
        if (points.GroupBy(p => p.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new UserException($"two points are called {twice.Key}: a value is there twice, or two values have the same letters and digits.");
        }
        HashSet<string> said = new(StringComparer.Ordinal);
        Dictionary<string, RunEstimate?> seen = new(StringComparer.Ordinal);
        ImmutableArray<RunEstimate?>.Builder estimates = ImmutableArray.CreateBuilder<RunEstimate?>(points.Length);
        (string Words, Dataset Dataset)? read = null;
        foreach (ExplorationPoint point in points)
        {
            try
            {
                (ImmutableArray<string> files, RunOptions options) = RunRequest.Read(point.Words);
                string anySeed = Words(files, options, s => s.Name != "seed");
                if (seen.TryGetValue(anySeed, out RunEstimate? known))
                {
                    estimates.Add(known);
                    continue;
                }
                DataFiles data = DataFiles.Of(files, options.Data.Reading, log);
                string words = Words(files, options, s => s.Group == SettingGroup.Data && s.Name != "seed");
                if (read?.Words != words)
                {
                    read = (words, DatasetReader.Read(data.Paths, data.Options));
                }
                Dataset dataset = read.Value.Dataset;
                options.Training.Model?.Check(dataset);
                // Ranges that are found by training are found when the run is made; everything else shows without them.
                RunOptions quick = options with { Data = options.Data with { Clip = options.Data.Clip ?? Clip.None } };
                foreach (string note in RunData.Of(dataset, quick).Notes.Select(n => $"note: {Path.GetFileName(data.Paths[0])}: {n}").Where(said.Add))
                {
                    log.Line(note);
                }
                estimates.Add(seen[anySeed] = RunEstimate.Of(dataset, options));
            }
            catch (UserException e)
            {
                throw new UserException($"point {point.Name}: {e.Message}", e);
            }
        }
        return estimates.MoveToImmutable();
    }

    /// <summary>Looks whether the points can be made in the folder: it holds nothing yet, or what it holds was begun with the same points.</summary>
    /// <param name="resumes">Whether to go on with what was begun.</param>
    /// <exception cref="UserException">They cannot; the message says why.</exception>
    public void CheckFolder(bool resumes)
    {
        string plan = Path.Combine(folder, PlanFile);
        if (File.Exists(plan))
        {
            if (!resumes)
            {
                throw new UserException($"{folder} holds an exploration. Go on with it by --resume, or choose another folder with --out.");
            }
            if (File.ReadAllText(plan) != Plan(points))
            {
                throw new UserException($"{plan}: the exploration in this folder has other points or was begun by another version. "
                    + "Repeat what it was begun with, or choose another folder with --out.");
            }
        }
        else if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any(e => !IsBeforePlan(Path.GetFileName(e))))
        {
            throw new UserException($"{folder} exists and is no exploration (no {PlanFile}). Choose another folder with --out.");
        }
    }

    /// <summary>Writes what is explored, so that other processes may begin.</summary>
    /// <param name="resumes">Whether to go on with what was begun.</param>
    /// <exception cref="UserException">The folder holds something else.</exception>
    public void Begin(bool resumes)
    {
        CheckFolder(resumes);
        NewFolder.Make(folder, shownAs: folder);
        using (PointClaim.Wait(folder, TablesClaim))
        {
            // Another process may have begun something else here since the first look.
            CheckFolder(resumes);
            WholeFile.Write(Path.Combine(folder, PlanFile), Plan(points));
        }
        Directory.CreateDirectory(Path.Combine(folder, "points"));
    }

    /// <summary>Makes the runs of a part that are not there yet. Other processes may work in the same folder: a point that one of them makes is
    /// waited for at the end, and made here when its owner died.</summary>
    /// <param name="shard">The part.</param>
    /// <param name="resumes">Whether to go on with what was begun.</param>
    /// <param name="threads">Threads to use.</param>
    /// <exception cref="UserException">The folder holds something else.</exception>
    /// <returns>The worst that happened: a point that cannot be made does not keep the others from being made.</returns>
    public int Run(Shard shard, bool resumes, int threads)
    {
        Begin(resumes);
        int worst = ExitCode.Done;
        List<(int Number, DateTime Failed)> elsewhere = [];
        foreach (int i in Enumerable.Range(0, points.Length).Where(shard.Has))
        {
            using PointClaim? claim = PointClaim.Take(folder, points[i].Name);
            if (claim is null)
            {
                elsewhere.Add((i, LastFailure(i)));
                log.Line($"{Title(i)} is being made by {PointClaim.Owner(folder, points[i].Name) ?? "another process"}");
            }
            else
            {
                worst = Worse(worst, Outcome(i, threads));
            }
        }
        foreach ((int i, DateTime failed) in elsewhere)
        {
            Help(i, threads);
            using PointClaim claim = PointClaim.Wait(folder, points[i].Name);
            // A failure that came while this process waited is of the attempt that it waited for, and another would end as it did. An older one says
            // nothing: who only looks at a point has its lock for a moment, too.
            string failure = PointClaim.Failure(folder, points[i].Name);
            bool hasFailed = File.Exists(failure) && LastFailure(i) != failed;
            if (hasFailed)
            {
                log.Line($"point {points[i].Name} FAILED elsewhere: {File.ReadAllText(failure).Trim()}");
            }
            worst = Worse(worst, hasFailed ? ExitCode.WrongInput : Outcome(i, threads));
        }
        return worst;
    }

    /// <summary>When the last attempt at a point failed; some time long ago when it did not.</summary>
    private DateTime LastFailure(int number) => File.GetLastWriteTimeUtc(PointClaim.Failure(folder, points[number].Name));

    /// <summary>What a process that is killed before the plan is in place leaves behind.</summary>
    private static bool IsBeforePlan(string name) => name == PointClaim.Folder || name.StartsWith(PlanFile, StringComparison.Ordinal);

    /// <summary>Files and the options of some rows, as the words of a command: equal where those are.</summary>
    private static string Words(ImmutableArray<string> files, RunOptions options, Func<RunSetting, bool> has) => string.Join('\0',
        files.Concat(RunSettings.All.Where(s => has(s) && s.IsPrinted(options)).SelectMany(s => s.CommandWords(options))));

    private string Title(int point) => $"point {point + 1} of {points.Length}: {points[point].Name}";

    private static int Worse(int a, int b) => a == ExitCode.Mismatch || b == ExitCode.Mismatch ? ExitCode.Mismatch : Math.Max(a, b);

    /// <summary>What came of a point that this process has claimed.</summary>
    private int Outcome(int number, int threads)
    {
        ExplorationPoint point = points[number];
        string target = PointFolder(folder, point.Name), failure = PointClaim.Failure(folder, point.Name);
        FolderAside.RemoveLeft(target);
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

    private static RunRequest Request(ExplorationPoint point, int threads)
    {
        RunRequest request = RunRequest.Read(point.Words);
        return request with { Options = request.Options with { Threads = threads } };
    }

    /// <summary>Helps with a point that another process makes, where not enough others do. What keeps this process from helping keeps nobody from
    /// making the point.</summary>
    private void Help(int number, int threads)
    {
        ExplorationPoint point = points[number];
        for (int helper = 2; helper <= searchShards; helper++)
        {
            using PointClaim? place = PointClaim.Take(folder, $"{point.Name}.helper-{helper}");
            if (place is not null && !HasEnded())
            {
                log.Line($"{Title(number)}: helping");
                try
                {
                    RunLog silent = new(TextWriter.Null, isTerminal: false);
                    (RunData data, RunOptions options) = RunSetup.Read(Request(point, threads), silent);
                    string state = Checkpoints.FolderOf(PointFolder(folder, point.Name));
                    new DesignRun(new Templates(), new Tools(), silent).Help(data, options, state, HasEnded);
                }
                catch (Exception e) when (e is UserException or IOException or UnauthorizedAccessException)
                {
                    log.Line($"{Title(number)}: no help from here: {e.Message}");
                }
                return;
            }
        }

        bool HasEnded() => PointClaim.Owner(folder, point.Name) is null;
    }

    private RunResult Run(ExplorationPoint point, string target, int threads)
    {
        RunRequest request = Request(point, threads);
        using RunSetup setup = new(request, target, overwrite: false, resume: Directory.Exists(target + ".checkpoint"), log);
        RunResult result = new DesignRun(new Templates(), new Tools(), log).Run(setup.Claim(), setup.Options, setup.Folder, setup.State,
            searchShards > 1 ? StateUse.Shared : StateUse.Own);
        setup.Finish();
        return result;
    }
}
