using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Generator.Verification;

/// <summary>Asks each installed tool for its complaints about a module. There must be none, not even a warning.</summary>
internal sealed class Lint(Tools tools, TimeSpan limit)
{
    // The linters need many seconds for a large netlist, whose text holds nothing that a small one's does not.
    private const long LargestNetlist = 400_000;

    /// <summary>Whether a module is looked at: no netlist whose file is large.</summary>
    public static bool Takes(Subject subject) => !subject.IsNetlist || new FileInfo(subject.Design.NetlistFile).Length <= LargestNetlist;

    /// <summary>A check for each tool; none for a module that is not looked at.</summary>
    /// <param name="subject">The module.</param>
    /// <param name="silent">Tools that had nothing to say of this module already.</param>
    public IEnumerable<Check> Run(Subject subject, IReadOnlySet<string> silent)
    {
        if (!Takes(subject))
        {
            yield break;
        }
        string[] files = [.. subject.Files.Select(f => Path.GetFileName(f))];
        string name = subject.Design.Name;
        // Two files with many modules cannot be named after each of them.
        string[] waived = subject.IsNetlist ? ["-Wno-DECLFILENAME"] : [];
        yield return silent.Contains(VerilatorSimulation.Tool) ? Passed(subject, VerilatorSimulation.Tool, tools.Verilator)
            : Ask(subject, VerilatorSimulation.Tool, tools.Verilator, ["--lint-only", "-Wall", .. waived, "--top-module", name, .. files]);
        using WorkFolder work = new();
        yield return Ask(subject, "icarus", tools.Icarus, ["-Wall", "-g2005", "-s", name, "-o", work.File("lint.vvp"), .. files]);
        yield return silent.Contains(YosysPass.Tool) ? Passed(subject, YosysPass.Tool, tools.Yosys) : Ask(subject, YosysPass.Tool, tools.Yosys,
            ["-q", "-p", $"read_verilog {string.Join(' ', files)}; hierarchy -check -top {name}; proc; check -assert"]);
    }

    private Check Ask(Subject subject, string tool, ExternalProgram? program, IEnumerable<string> arguments)
    {
        if (program is null)
        {
            return new Check(subject.Name, "lint", tool, null, 0, CheckResult.NotRun, $"{(tool == "icarus" ? "iverilog" : tool)} is not installed");
        }
        ProgramRun run = program.Run(arguments, subject.Design.Folder, limit);
        return run.IsSilent ? Passed(subject, tool, program) : Passed(subject, tool, program) with
        {
            Result = run.Broken is null ? CheckResult.Failed : CheckResult.NotRun,
            Why = run.Broken is { } broken ? $"{program.Name} {broken}" : run.FirstLines,
        };
    }

    private static Check Passed(Subject subject, string tool, ExternalProgram? program) =>
        new(subject.Name, "lint", tool, program?.Version, 0, CheckResult.Passed);
}
