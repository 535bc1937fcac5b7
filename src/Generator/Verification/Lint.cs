using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Generator.Verification;

/// <summary>Asks each installed tool for its complaints about a module. There must be none, not even a warning.</summary>
internal sealed class Lint(Tools tools, TimeSpan limit)
{
    // The linters need many seconds for a large netlist, whose text holds nothing that a small one's does not.
    private const long LargestNetlist = 400_000;

    /// <summary>A check for each tool; none for a netlist whose file is large.</summary>
    public IEnumerable<Check> Run(Subject subject)
    {
        if (subject.IsNetlist && new FileInfo(subject.Design.NetlistFile).Length > LargestNetlist)
        {
            yield break;
        }
        string[] files = [.. subject.Files.Select(f => Path.GetFileName(f))];
        string name = subject.Design.Name;
        // Two files with many modules cannot be named after each of them.
        string[] waived = subject.IsNetlist ? ["-Wno-DECLFILENAME"] : [];
        yield return Ask(subject, "verilator", tools.Verilator, ["--lint-only", "-Wall", .. waived, "--top-module", name, .. files]);
        using WorkFolder work = new();
        yield return Ask(subject, "icarus", tools.Icarus, ["-Wall", "-g2005", "-s", name, "-o", work.File("lint.vvp"), .. files]);
        yield return Ask(subject, "yosys", tools.Yosys,
            ["-q", "-p", $"read_verilog {string.Join(' ', files)}; hierarchy -check -top {name}; proc; check -assert"]);
    }

    private Check Ask(Subject subject, string tool, ExternalProgram? program, IEnumerable<string> arguments)
    {
        if (program is null)
        {
            return new Check(subject.Name, "lint", tool, null, 0, CheckResult.NotRun, $"{(tool == "icarus" ? "iverilog" : tool)} is not installed");
        }
        ProgramRun run = program.Run(arguments, subject.Design.Folder, limit);
        bool clean = run.Succeeded && string.IsNullOrWhiteSpace(run.Errors + run.Output);
        CheckResult result = clean ? CheckResult.Passed : run.Broken is not null ? CheckResult.NotRun : CheckResult.Failed;
        return new Check(subject.Name, "lint", tool, program.Version, 0, result,
            clean ? null : run.Broken is { } broken ? $"{program.Name} {broken}" : run.FirstLines);
    }
}
