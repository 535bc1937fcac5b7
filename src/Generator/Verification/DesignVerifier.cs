using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Verification;

/// <summary>Compares written designs with their networks: the mapped netlist in process, RTL and netlist in Icarus and in
/// Verilator, RTL with netlist by proof, and asks each tool for complaints. What cannot run is recorded with the reason.</summary>
internal sealed class DesignVerifier : IDisposable
{
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

    /// <summary>Verifies designs whose files are written. One Verilator run serves them all, which is much faster than
    /// one after the other.</summary>
    /// <param name="designs">The designs.</param>
    /// <param name="lint">Whether to ask the tools for complaints too.</param>
    /// <returns>A report for each, in order. Nothing is written.</returns>
    /// <exception cref="ToolException">An installed program does not work.</exception>
    public IReadOnlyList<VerificationReport> Verify(IReadOnlyList<DesignFolder> designs, bool lint = true)
    {
        Subject[][] subjects = [.. designs.Select(Subjects)];
        // Proofs wait for other programs, and so do simulations.
        Task<Check?[]> proofs = Task.Run(() => designs.Select((d, i) => Proof(d, subjects[i])).ToArray());
        Task<Check[][]> languages = Task.Run(() => designs.Select(d =>
            d.Languages.SelectMany(l => _languages.Run(d, l)).Append(_operatingPoints.Run(d)).OfType<Check>().ToArray()).ToArray());
        Subject[] all = [.. subjects.SelectMany(s => s).Where(s => s.Missing is null)];
        Progress?.Invoke(-1, null);
        IReadOnlyList<Check> checks = _verilator.Run(all);
        Dictionary<Subject, Check> compiled = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < all.Length; i++)
        {
            compiled[all[i]] = checks[i];
        }
        VerificationReport[] reports = new VerificationReport[designs.Count];
        for (int i = 0; i < reports.Length; i++)
        {
            Progress?.Invoke(i, null);
            reports[i] = Report(designs[i], subjects[i], compiled, lint, proofs, languages, i);
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

    private Check? Proof(DesignFolder design, Subject[] subjects) =>
        subjects.Length == 2 && subjects.All(s => s.Missing is null) ? _equivalence?.Run(design) : null;

    private VerificationReport Report(
        DesignFolder design, Subject[] subjects, Dictionary<Subject, Check> compiled, bool lint, Task<Check?[]> proofs,
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
            checks.Add(Located(subject, compiled[subject]));
            checks.AddRange(lint ? _lint.Run(subject) : []);
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
