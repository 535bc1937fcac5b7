using System.Collections.Immutable;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Verification;

/// <summary>Compares written designs with their networks: the mapped netlist in process, RTL and netlist in Icarus and in
/// Verilator, RTL with netlist by proof, and asks each tool for complaints. What cannot run is recorded with the reason.</summary>
internal sealed class DesignVerifier : IDisposable
{
    private readonly Tools _tools;
    private readonly TimeSpan _limit;
    private readonly IcarusSimulation _icarus;
    private readonly VerilatorSimulation _verilator;
    private readonly Lint _lint;
    private readonly LanguageRun _languages;
    private readonly OperatingPoints _operatingPoints;
    private readonly Locator _locator;
    private readonly Equivalence? _equivalence;

    /// <summary>A verifier; it keeps compiled parts until it is disposed, so use one for many designs.</summary>
    /// <param name="tools">What is installed.</param>
    /// <param name="templates">Has the templates of the benches.</param>
    /// <param name="limit">Longest time of one run of an external program; null takes <see cref="HangGuard.Limit"/>.</param>
    /// <param name="proof">Conflicts to prove RTL and netlist equivalent, as in <see cref="AbcProof.Of"/>; zero records that it was
    /// not tried, null says nothing about it.</param>
    public DesignVerifier(Tools tools, Templates templates, TimeSpan? limit = null, int? proof = null)
    {
        TimeSpan time = limit ?? HangGuard.Limit;
        (_tools, _limit) = (tools, time);
        _icarus = new IcarusSimulation(tools, time);
        _verilator = new VerilatorSimulation(tools, templates, time);
        _lint = new Lint(tools, time);
        _languages = new LanguageRun(tools, templates, time);
        _operatingPoints = new OperatingPoints(tools, templates, time);
        _locator = new Locator(tools, templates, time);
        _equivalence = proof is { } conflicts ? new Equivalence(tools, conflicts) : null;
    }

    /// <summary>Told the number of each design when it is taken up, with null, and when it is done, with its report; before the first one, in
    /// the run that all share, -1.</summary>
    public Action<int, VerificationReport?>? Progress { get; init; }

    /// <summary>Verifies one design; see <see cref="Verify(IReadOnlyList{DesignFolder}, bool)"/>.</summary>
    public VerificationReport Verify(DesignFolder design) => Verify([design])[0];

    /// <summary>Verifies designs whose files are written. One Verilator run and one of Yosys serve them all, which is much faster than
    /// one after the other.</summary>
    /// <param name="designs">The designs.</param>
    /// <param name="lint">Whether to ask the tools for complaints too.</param>
    /// <returns>A report for each, in order. Nothing is written.</returns>
    /// <exception cref="ToolException">An installed program does not work.</exception>
    public IReadOnlyList<VerificationReport> Verify(IReadOnlyList<DesignFolder> designs, bool lint = true)
    {
        Subject[][] subjects = [.. designs.Select(Subjects)];
        Subject[] all = [.. subjects.SelectMany(s => s).Where(s => s.Missing is null)];
        Subject[] linted = lint ? [.. all.Where(Lint.Takes)] : [];
        // Proofs wait for other programs, and so do simulations.
        Task<YosysPass?> yosys = Task.Run(() => AskYosys(subjects, linted));
        Task<Check?[]> proofs = Task.Run(() => subjects.Select(s => Proof(s, yosys.GetAwaiter().GetResult())).ToArray());
        Task<Check[][]> languages = Task.Run(() => _languages.Run(designs)
            .Select((checks, i) => checks.Append(_operatingPoints.Run(designs[i])).OfType<Check>().ToArray()).ToArray());
        Progress?.Invoke(-1, null);
        Subject[] translated = [.. all.Where(s => !s.IsHuge || _tools.Icarus is null)];
        IReadOnlyList<Check> checks = _verilator.Run(translated, linted, out bool isSilent);
        Dictionary<Subject, Check> compiled = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < translated.Length; i++)
        {
            compiled[translated[i]] = checks[i];
        }
        using YosysPass? pass = yosys.GetAwaiter().GetResult();
        HashSet<string> silent = [];
        _ = isSilent && silent.Add(VerilatorSimulation.Tool);
        _ = pass is { Run.IsSilent: true } && silent.Add(YosysPass.Tool);
        VerificationReport[] reports = new VerificationReport[designs.Count];
        for (int i = 0; i < reports.Length; i++)
        {
            Progress?.Invoke(i, null);
            reports[i] = Report(designs[i], subjects[i], compiled, lint ? silent : null, proofs, languages, i);
            Progress?.Invoke(i, reports[i]);
        }
        return reports;
    }

    /// <summary>Verifies designs and writes <c>verification.json</c> into each one's folder.</summary>
    /// <inheritdoc cref="Verify(IReadOnlyList{DesignFolder}, bool)"/>
    public IReadOnlyList<VerificationReport> VerifyAndRecord(IReadOnlyList<DesignFolder> designs, bool lint = true)
    {
        IReadOnlyList<VerificationReport> reports = Verify(designs, lint);
        foreach ((DesignFolder design, VerificationReport report) in designs.Zip(reports))
        {
            WholeFile.Write(Path.Combine(design.Folder, "verification.json"), report.ToJson());
        }
        return reports;
    }

    /// <inheritdoc/>
    public void Dispose() => _verilator.Dispose();

    private static Subject[] Subjects(DesignFolder design)
    {
        Subject netlist = new(design, IsNetlist: true);
        return design.Netlist is not null || netlist.Missing is null
            ? [new Subject(design, IsNetlist: false), netlist] : [new(design, IsNetlist: false)];
    }

    private YosysPass? AskYosys(Subject[][] subjects, Subject[] linted)
    {
        HashSet<Subject> lints = new(linted, ReferenceEqualityComparer.Instance);
        ImmutableArray<YosysRequest> requests = [.. subjects.SelectMany(s => s.Where(subject => subject.Missing is null)
            .Select(subject => new YosysRequest(subject, lints.Contains(subject), IsCompared(s) ? _equivalence?.First(subject.Design) : null)))
            .Where(request => request.Lints || request.GatesOf is not null)];
        return _tools.Yosys is { } yosys && !requests.IsEmpty ? new YosysPass(yosys, _limit, requests) : null;
    }

    private static bool IsCompared(Subject[] subjects) => subjects.Length == 2 && subjects.All(s => s.Missing is null);

    private Check? Proof(Subject[] subjects, YosysPass? pass) => IsCompared(subjects) ? _equivalence?.Run(subjects[0], subjects[1], pass) : null;

    private VerificationReport Report(
        DesignFolder design, Subject[] subjects, Dictionary<Subject, Check> compiled, HashSet<string>? silent, Task<Check?[]> proofs,
        Task<Check[][]> languages, int number)
    {
        List<Check> checks = [InProcess.Circuit(design)];
        if (design.Netlist is { } netlist)
        {
            checks.Add(InProcess.Netlist(design, netlist));
        }
        foreach (Subject subject in subjects)
        {
            if (subject.Missing is { } missing)
            {
                checks.Add(subject.Failed("printedmlp", null, missing));
                continue;
            }
            checks.Add(Located(subject, _icarus.Run(subject)));
            if (compiled.TryGetValue(subject, out Check? found))
            {
                checks.Add(Located(subject, found));
            }
            checks.AddRange(silent is null ? [] : _lint.Run(subject, silent));
        }
        checks.AddRange(languages.GetAwaiter().GetResult()[number]);
        if (proofs.GetAwaiter().GetResult()[number] is { } proof)
        {
            checks.Add(proof);
        }
        return new VerificationReport(design.Name, design.Codes.Count, [.. checks]);
    }

    private Check Located(Subject subject, Check check) => check.FirstMismatch is { } mismatch && mismatch.Row < subject.Design.Codes.Count
        ? check with { FirstMismatch = _locator.Locate(subject, mismatch) } : check;
}
