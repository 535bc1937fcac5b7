using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Verification;

/// <summary>Checks a design in a language by that language's own tool: the files are copied into an empty folder, and the steps that
/// <c>language.json</c> names run there. Only the program's own languages are run: a stranger's template could write any program.</summary>
internal sealed partial class LanguageRun(Tools tools, Templates templates, TimeSpan limit)
{
    /// <summary>How a check of a language is called in a report.</summary>
    public const string Method = "language";

    /// <summary>Why the files of changed templates are not run.</summary>
    public const string StrangersTemplates = "its templates are in --templates: what a stranger's templates write is not run";

    private static readonly ImmutableArray<string> Evidence = ["vectors.hex", "expected.hex"];

    /// <summary>The languages, of those that have a check, of which a folder has a file that every design has.</summary>
    public static ImmutableArray<string> In(string folder, string name, Templates templates) => [.. Language.All(templates).Where(id =>
        id != Language.Verilog && Language.Of(templates, id) is { Check: not null } language
        && language.Files.Any(f => f.When.Length == 0 && File.Exists(Path.Combine(folder, f.NameFor(name)))))];

    /// <summary>Checks designs whose files are written, in all their languages.</summary>
    /// <returns>The checks of each design, in the order of its languages.</returns>
    public Check[][] Run(IReadOnlyList<DesignFolder> designs)
    {
        Dictionary<DesignFolder, List<Check>> passed = new(ReferenceEqualityComparer.Instance);
        foreach (string id in designs.SelectMany(d => d.Languages).Distinct())
        {
            Together(Language.Of(templates, id), [.. designs.Where(d => d.Languages.Contains(id))], passed);
        }
        return [.. designs.Select(d => d.Languages.SelectMany(id => Run(d, id, passed.GetValueOrDefault(d))).ToArray())];
    }

    /// <summary>Checks a design whose files are written: its text, and its mapped netlist where the language has one.</summary>
    /// <returns>A check for each; none for a language that nobody checks.</returns>
    public IEnumerable<Check> Run(DesignFolder design, string id) => Run(design, id, null);

    private IEnumerable<Check> Run(DesignFolder design, string id, List<Check>? passed)
    {
        Language language = Language.Of(templates, id);
        if (language.Check is not { } check)
        {
            yield break;
        }
        yield return passed?.Find(c => c.Subject == id) ?? Run(Prepared(design, language, check, isNetlist: false));
        ImmutableArray<string> netlist = Names(design, design.Classifier.ReadsLevels ? check.NetlistOfLevels : check.Netlist);
        if (language.Files.Any(f => f.When == "netlist" && netlist.Contains(f.NameFor(design.Name))
            && File.Exists(Path.Combine(design.Folder, f.NameFor(design.Name)))))
        {
            yield return Run(Prepared(design, language, check, isNetlist: true));
        }
    }

    // Designs that pass, and nothing else: who does not is asked alone, so that what is said of it does not depend on others.
    private void Together(Language language, DesignFolder[] designs, Dictionary<DesignFolder, List<Check>> passed)
    {
        if (designs.Length < 2 || language.Check is not { Together: { } together } check)
        {
            return;
        }
        using WorkFolder work = new();
        List<(Job Job, Check Unknown, string Folder)> jobs = [];
        foreach ((int i, DesignFolder design) in designs.Index())
        {
            string folder = $"d{i}";
            if (Prepared(design, language, check, isNetlist: false) is ({ } job, var unknown)
                && Copied(job, Directory.CreateDirectory(work.File(folder)).FullName) is null)
            {
                jobs.Add((job, unknown, folder));
            }
        }
        if (jobs.Count == 0)
        {
            return;
        }
        foreach (LanguageFile file in together.Files)
        {
            work.Write(file.Name, templates.Render($"{language.Id}/{file.Template}", check));
        }
        (ProgramRun run, _) = Steps(jobs[0].Job, together.Steps, work, [.. jobs.Select(j => $"{j.Folder}/{j.Job.Sources[0]}")]);
        HashSet<string> ended = [.. run.Output.Split('\n')];
        foreach ((Job job, Check unknown, string folder) in jobs.Where(j => ended.Contains($"ended 0 {j.Folder}")))
        {
            if (Read(unknown, job.Rows, new ProgramRun(0, File.ReadAllText(work.File($"{folder}/said")), "")) is { Result: CheckResult.Passed } pass)
            {
                passed.TryAdd(job.Design, []);
                passed[job.Design].Add(pass);
            }
        }
    }

    // Who checks a design; null, and why, when nobody does.
    private (Job? Job, Check Unknown) Prepared(DesignFolder design, Language language, LanguageCheck check, bool isNetlist)
    {
        Check unknown = new(isNetlist ? language.Id + " netlist" : language.Id, Method, check.Tool, null, 0, CheckResult.NotRun);
        if (!templates.IsBuiltIn(language.Id))
        {
            return (null, unknown with { Why = StrangersTemplates });
        }
        ExternalProgram? program;
        try
        {
            program = tools.Find(check.Tool, check.Version, check.Says);
        }
        catch (ToolException e)
        {
            return (null, unknown with { Why = e.Message });
        }
        if (program is null)
        {
            return (null, unknown with { Why = $"{check.Tool} is not installed (apt-get install {check.Package})" });
        }
        string[] sources = isNetlist ? [.. Names(design, design.Classifier.ReadsLevels ? check.NetlistOfLevels : check.Netlist)]
            : [.. language.Files.Where(f => f.When.Length == 0 || (f.When == "levels" && design.Classifier.ReadsLevels))
                .Select(f => f.NameFor(design.Name))];
        string[] others = check.With is not { } with ? [] : [.. Language.Of(templates, with).Files.Select(f => f.NameFor(design.Name))
            .Where(f => File.Exists(Path.Combine(design.Folder, f)))];
        int rows = isNetlist ? SimulatedRows.Of(design.NetlistCells, design.Codes.Count) : design.Codes.Count;
        return (new Job(design, language.Id, check, program, sources, others, isNetlist, rows), unknown with { Version = program.Version });
    }

    // Copies what a job needs, or gives the name of the first file that is missing.
    private static string? Copied(Job job, string folder)
    {
        foreach (string file in job.Sources.Concat(job.Others).Concat(Evidence))
        {
            if (!File.Exists(Path.Combine(job.Design.Folder, file)))
            {
                return file;
            }
            File.Copy(Path.Combine(job.Design.Folder, file), Path.Combine(folder, file));
        }
        return null;
    }

    private Check Run((Job? Job, Check Unknown) prepared)
    {
        if (prepared is not ({ } job, var unknown))
        {
            return prepared.Unknown;
        }
        using WorkFolder work = new();
        if (Copied(job, work.Path) is { } absent)
        {
            return unknown with
            {
                Result = CheckResult.Broken,
                Why = $"{absent} is missing, earlier versions do not write all files: write the design again with printedmlp emit",
            };
        }
        (ProgramRun run, string? missing) = Steps(job, job.Check.Steps, work);
        if (missing is not null || run.Broken is not null)
        {
            return unknown with { Result = missing is null ? CheckResult.Broken : CheckResult.NotRun, Why = missing ?? run.Broken };
        }
        Check read = Read(unknown, job.Rows, run);
        if (read.Result == CheckResult.Passed && job.Rows < job.Design.Codes.Count)
        {
            read = read with { Why = SimulatedRows.Why };
        }
        return read.FirstMismatch is { } mismatch && mismatch.Row < job.Design.Codes.Count && job.Check.Probe is { } probe
            ? read with { FirstMismatch = Located(job, probe, mismatch, work) } : read;
    }

    // The last run, of a step that did not succeed or of the last; and which program is missing.
    private (ProgramRun Run, string? Missing) Steps(
        Job job, ImmutableArray<ImmutableArray<string>> steps, WorkFolder work, string[]? designs = null)
    {
        ProgramRun run = new(0, "", "");
        foreach (ImmutableArray<string> step in steps)
        {
            ExternalProgram? program = step[0] == job.Check.Tool ? job.Program
                : step[0].StartsWith("./", StringComparison.Ordinal)
                    ? new ExternalProgram(step[0], work.File(step[0][2..]), null) : tools.Find(step[0], null);
            if (program is null)
            {
                return (run, $"{step[0]} is not installed (apt-get install {job.Check.Package})");
            }
            run = program.Run(
                [.. step.Skip(1).SelectMany(word => word == "{sources}" ? job.Sources : word == "{designs}" ? designs ?? []
                    : (IEnumerable<string>)Names(job.Design, [word.Replace("{rows}", $"{job.Rows}", StringComparison.Ordinal)]))],
                work.Path, limit);
            if (run.Broken is { } broken)
            {
                return (run with { Broken = $"{step[0]} {broken}" }, null);
            }
            if (!run.Succeeded)
            {
                break;
            }
        }
        return (run, null);
    }

    private Mismatch Located(Job job, LanguagePrograms probe, Mismatch mismatch, WorkFolder work)
    {
        byte[] codes = job.Design.Codes[mismatch.Row];
        IReadOnlyList<Probe> probes = Probes.Of(job.Design, job.IsNetlist, codes, templates);
        if (probes.Count == 0)
        {
            return mismatch;
        }
        foreach (LanguageFile file in probe.Files)
        {
            work.Write(file.NameFor(job.Design.Name),
                templates.Render($"{job.Id}/{file.Template}", ProbeView.Of(job.Design, codes, job.IsNetlist, probes)));
        }
        return Probes.Located(mismatch, probes, Steps(job, probe.Steps, work).Run.Output);
    }

    private static ImmutableArray<string> Names(DesignFolder design, ImmutableArray<string> words) =>
        [.. words.Select(w => w.Replace("{name}", design.Name, StringComparison.Ordinal))];

    private static Check Read(Check unknown, int rows, ProgramRun run)
    {
        unknown = unknown with { How = NoteLine().Match(run.Output) is { Success: true } note ? note.Groups[1].Value : null };
        if (PassLine().Match(run.Output) is { Success: true } pass && run.Succeeded && Number(pass, 1) == rows)
        {
            return unknown with { Vectors = rows, Result = CheckResult.Passed };
        }
        if (FailLine().Match(run.Output) is not { Success: true } fail)
        {
            string why = run.Succeeded ? $"the test ended without PASS or FAIL: {run.FirstLines}" : run.FirstLines;
            return unknown with { Result = CheckResult.Failed, Why = why };
        }
        Match first = FirstRow().Match(run.Output);
        return unknown with
        {
            Vectors = Number(fail, 2),
            Result = CheckResult.Failed,
            Why = first.Success || unknown.How is null ? "classes differ from the model's" + first.Groups[4].Value : null,
            Differing = Number(fail, 1),
            FirstMismatch = first.Success ?
                new Mismatch(Number(first, 1), Number(first, 2), Number(first, 3) is >= 0 and int got ? got : null) : null,
        };
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^PASS ([0-9]{1,9}) vectors$", RegexOptions.Multiline)]
    private static partial Regex PassLine();

    [GeneratedRegex("^FAIL ([0-9]{1,9}) of ([0-9]{1,9}) vectors$", RegexOptions.Multiline)]
    private static partial Regex FailLine();

    [GeneratedRegex("^note: ([ -~]{1,200})$", RegexOptions.Multiline)]
    private static partial Regex NoteLine();

    [GeneratedRegex("first row that differs: ([0-9]{1,9}), expected class ([0-9]{1,9}), got (-?[0-9]{1,9})( in [A-Za-z0-9_]{1,60})?")]
    private static partial Regex FirstRow();

    // A design, or its netlist, who checks it, and on how many rows.
    private sealed record Job(
        DesignFolder Design, string Id, LanguageCheck Check, ExternalProgram Program, string[] Sources, string[] Others, bool IsNetlist,
        int Rows);
}
