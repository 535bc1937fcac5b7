using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Verification;

/// <summary>Runs many modules in one Verilator simulation.</summary>
internal sealed class VerilatorSimulation : IDisposable
{
    private const string Tool = "verilator";
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
    public IReadOnlyList<Check> Run(IReadOnlyList<Subject> subjects)
    {
        if (_runtime is null)
        {
            string missing = _tools.Verilator is null ? "verilator is not installed" : "g++, which Verilator needs, is not installed";
            return [.. subjects.Select(s => s.NotRun(Tool, _tools.Verilator?.Version, missing))];
        }
        Check[] checks = new Check[subjects.Count];
        // One bench has one cells.v.
        foreach (IGrouping<string, int> batch in Enumerable.Range(0, subjects.Count)
            .GroupBy(i => subjects[i].IsNetlist ? File.ReadAllText(subjects[i].Design.CellsFile) : ""))
        {
            RunBatch(subjects, [.. batch], checks);
        }
        return checks;
    }

    /// <inheritdoc/>
    public void Dispose() => _runtime?.Dispose();

    private void RunBatch(IReadOnlyList<Subject> subjects, int[] batch, Check[] checks)
    {
        string? version = _tools.Verilator?.Version;
        IReadOnlyList<Check?>? results = Simulate([.. batch.Select(i => subjects[i])], out string why, out IReadOnlyList<string> rejected);
        // One bad text spoils the whole bench, and one module that ends or aborts the simulation does so for all. Halves find it, unless they
        // share it.
        string? crash = results is not null && why.Length > 0 ? why : null;
        bool isOneOfThem = results is null ? rejected.Any(file => file != Bench.Cells) : results.Contains(null);
        int[] open = [.. batch.Where((_, place) => results?[place] is null)];
        for (int place = 0; place < batch.Length; place++)
        {
            Subject subject = subjects[batch[place]];
            checks[batch[place]] = results?[place] ?? (crash is null && (results is not null || rejected.Count > 0)
                ? subject.Failed(Tool, version, results is null ? why : "the simulation ended without a result")
                : subject.NotRun(Tool, version, why));
        }
        foreach (int[] half in isOneOfThem && batch.Length > 1 ? open.Chunk((open.Length + 1) / 2) : [])
        {
            RunBatch(subjects, half, checks);
        }
    }

    private IReadOnlyList<Check?>? Simulate(IReadOnlyList<Subject> subjects, out string why, out IReadOnlyList<string> rejected)
    {
        using WorkFolder work = new();
        Bench bench = new(subjects, _templates, work);
        if (_runtime!.Compile(work, bench.Files, out why, out rejected) is not { } program)
        {
            return null;
        }
        ProgramRun run = program.Run([], work.Path, _limit);
        if (run.IsCrash)
        {
            why = $"the simulation {run.Broken}";
            return new Check?[subjects.Count];
        }
        return run.Broken is { } broken
            ? [.. subjects.Select(s => s.NotRun(Tool, _tools.Verilator?.Version, $"the simulation {broken}"))]
            : bench.Read(run.Output, Tool, _tools.Verilator?.Version);
    }
}
