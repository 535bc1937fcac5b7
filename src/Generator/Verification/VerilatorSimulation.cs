using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Verification;

/// <summary>Runs many modules in one Verilator simulation.</summary>
internal sealed class VerilatorSimulation : IDisposable
{
    /// <summary>The tool, as the report calls it.</summary>
    public const string Tool = "verilator";

    private static readonly HashSet<Subject> None = [];
    private readonly Tools _tools;
    private readonly Templates _templates;
    private readonly TimeSpan _limit;
    private readonly VerilatorRuntime? _runtime;

    public VerilatorSimulation(Tools tools, Templates templates, TimeSpan limit)
    {
        (_tools, _templates, _limit) = (tools, templates, limit);
        _runtime = tools is { Verilator: { } verilator, Compiler: { } compiler }
            ? new VerilatorRuntime(verilator, compiler, limit, UserCache.Folder("verilator")) : null;
    }

    /// <summary>Simulates every subject on its design's vectors.</summary>
    /// <returns>A check for each, in order.</returns>
    public IReadOnlyList<Check> Run(IReadOnlyList<Subject> subjects) => Run(subjects, [], out _);

    /// <summary>Simulates every subject on its design's vectors, and looks at the text of some.</summary>
    /// <param name="subjects">The subjects.</param>
    /// <param name="linted">Those whose text is looked at.</param>
    /// <param name="isSilent">Whether there is nothing to complain about in it.</param>
    /// <returns>A check for each subject, in order.</returns>
    public IReadOnlyList<Check> Run(IReadOnlyList<Subject> subjects, IReadOnlyCollection<Subject> linted, out bool isSilent)
    {
        isSilent = _runtime is not null;
        if (_runtime is null)
        {
            string missing = _tools.Verilator is null ? "verilator is not installed" : "g++, which Verilator needs, is not installed";
            return [.. subjects.Select(s => s.NotRun(Tool, _tools.Verilator?.Version, missing))];
        }
        Check[] checks = new Check[subjects.Count];
        // One bench has one cells.v; RTL needs none.
        string?[] cells = [.. subjects.Select(s => s.IsNetlist ? File.ReadAllText(s.Design.CellsFile) : null)];
        string some = cells.FirstOrDefault(c => c is not null) ?? "";
        foreach (IGrouping<string, int> batch in Enumerable.Range(0, subjects.Count).GroupBy(i => cells[i] ?? some))
        {
            isSilent &= RunBatch(subjects, [.. batch], new HashSet<Subject>(linted, ReferenceEqualityComparer.Instance), checks);
        }
        return checks;
    }

    /// <inheritdoc/>
    public void Dispose() => _runtime?.Dispose();

    // Whether Verilator had nothing to say.
    private bool RunBatch(IReadOnlyList<Subject> subjects, int[] batch, HashSet<Subject> linted, Check[] checks)
    {
        BenchRun run = Simulate([.. batch.Select(i => subjects[i])], linted);
        if (run.Results is null && linted.Count > 0 && (batch.Length == 1 || run.Bad.Count == 0))
        {
            // What looks wrong is not to stand before what is wrong.
            RunBatch(subjects, batch, None, checks);
            return false;
        }
        for (int place = 0; place < batch.Length; place++)
        {
            checks[batch[place]] = run.Results?[place] ?? Without(subjects[batch[place]], run);
        }
        foreach (int[] part in batch.Length == 1 ? [] : Parts([.. batch.Select(i => subjects[i])], run).Where(part => part.Length > 0))
        {
            RunBatch(subjects, [.. part.Select(place => batch[place])], None, checks);
        }
        return run.IsSilent;
    }

    private Check Without(Subject subject, BenchRun run) => run.Rejected.Count > 0 || (run.Results is not null && run.Why.Length == 0)
        ? subject.Failed(Tool, _tools.Verilator?.Version, run.Results is null ? run.Why : "the simulation ended without a result")
        : subject.NotRun(Tool, _tools.Verilator?.Version, run.Why);

    // Which subjects to run again together. A text that Verilator names spoils the whole bench, and is run alone; one that all netlists share is not
    // looked for. A module that ends or aborts the simulation does so for all that have no result yet: halves find it.
    private static IEnumerable<int[]> Parts(Subject[] subjects, BenchRun run)
    {
        int[] places = [.. Enumerable.Range(0, subjects.Length)];
        if (run.Results is { } results)
        {
            int[] open = [.. places.Where(place => results[place] is null)];
            return open.Chunk(Math.Max(1, (open.Length + 1) / 2));
        }
        int[] named = [.. places.Where(run.Bad.Contains)], others = [.. places.Except(named)];
        return named.Length > 0 ? [.. named.Select(place => new[] { place }), others]
            : run.Rejected.Contains(Bench.Cells) ? [[.. places.Where(place => !subjects[place].IsNetlist)]] : [];
    }

    private BenchRun Simulate(IReadOnlyList<Subject> subjects, HashSet<Subject> linted)
    {
        using WorkFolder work = new();
        Bench bench = new(subjects, linted, _templates, work);
        VerilatorProgram compiled = _runtime!.Compile(work, bench.Files, lint: linted.Count > 0);
        BenchRun ended = new(null, compiled.Why, compiled.Rejected, [.. bench.Of(compiled.Rejected)], compiled.IsSilent);
        if (compiled.Program is not { } program)
        {
            return ended;
        }
        ProgramRun run = program.Run([], work.Path, _limit);
        return run.IsCrash ? ended with { Results = new Check?[subjects.Count], Why = $"the simulation {run.Broken}" }
            : run.Broken is { } broken
                ? ended with { Results = [.. subjects.Select(s => s.NotRun(Tool, _tools.Verilator?.Version, $"the simulation {broken}"))] }
            : ended with { Results = bench.Read(run.Output, Tool, _tools.Verilator?.Version) };
    }

    // How a bench ended: a check for each subject, or null for one without a result; null when it was not compiled. Why that is, which files are to
    // blame, to which subjects they belong, and whether Verilator had nothing to say.
    private sealed record BenchRun(IReadOnlyList<Check?>? Results, string Why, IReadOnlyList<string> Rejected, HashSet<int> Bad, bool IsSilent);
}
