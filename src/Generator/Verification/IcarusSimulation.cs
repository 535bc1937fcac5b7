using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Verification;

/// <summary>Runs a design's own testbench in Icarus Verilog, exactly the files that the user gets.</summary>
internal sealed partial class IcarusSimulation(Tools tools, TimeSpan limit)
{
    private const string Tool = "icarus";

    /// <summary>Simulates one module on the vectors in its folder.</summary>
    public Check Run(Subject subject)
    {
        if (tools.Icarus is not { } compiler || tools.IcarusRuntime is not { } runtime)
        {
            return subject.NotRun(Tool, null, "iverilog or vvp is not installed");
        }
        string testbench = subject.Design.TestbenchFile;
        if (!File.Exists(testbench))
        {
            return subject.NotRun(Tool, compiler.Version, $"{Path.GetFileName(testbench)} is missing");
        }
        using WorkFolder work = new();
        string program = work.File("simulation.vvp");
        IEnumerable<string> files = subject.Files.Prepend(testbench).Select(f => Path.GetFileName(f));
        ProgramRun compiled = compiler.Run(["-g2005", "-s", subject.Design.Name + "_tb", "-o", program, .. files], subject.Design.Folder, limit);
        if (compiled.Broken is { } broken)
        {
            return subject.NotRun(Tool, compiler.Version, $"iverilog {broken}");
        }
        if (!compiled.Succeeded)
        {
            return subject.Failed(Tool, compiler.Version, $"iverilog: {compiled.FirstLines}");
        }
        int vectors = Vectors(subject);
        ProgramRun simulated = runtime.Run(
            ["-n", program, $"+vectors={vectors}"], subject.Design.Folder, limit);
        return simulated.Broken is { } stopped
            ? subject.NotRun(Tool, compiler.Version, $"vvp {stopped}")
            : Read(subject, vectors, compiler.Version, simulated);
    }

    private static Check Read(Subject subject, int expected, string? version, ProgramRun run)
    {
        if (run.Succeeded && PassLine().Match(run.Output) is { Success: true } pass)
        {
            int vectors = Number(pass.Groups[1].Value);
            return vectors != expected
                ? subject.Failed(Tool, version, $"the testbench has {vectors} vectors, expected {expected}")
                : new Check(subject.Name, "simulation", Tool, version, vectors, CheckResult.Passed,
                    vectors == subject.Design.Codes.Count ? null : SimulatedRows.Why);
        }
        if (FailLine().Match(run.Output) is not { Success: true } fail)
        {
            return subject.Failed(Tool, version, $"the testbench ended without PASS or FAIL: {run.FirstLines}");
        }
        return new Check(subject.Name, "simulation", Tool, version, Number(fail.Groups[2].Value), CheckResult.Failed,
            "classes differ from the model's", Number(fail.Groups[1].Value), First(run.Output));
    }

    /// <summary>How many rows to simulate: of a netlist as many as its makefile does, of RTL all, and fewer of both where Verilator gets all
    /// rows.</summary>
    private int Vectors(Subject subject)
    {
        int all = subject.Design.Codes.Count;
        long cells = !subject.IsNetlist && subject.Design.Classifier is MlpClassifier network ? SimulatedRows.CellsOf(network.Mlp)
            : subject.Design.NetlistCells;
        return tools is { Verilator: not null, Compiler: not null } ? SimulatedRows.Beside(cells, all)
            : subject.IsNetlist ? SimulatedRows.Of(cells, all) : all;
    }

    private static Mismatch? First(string output) => FirstRow().Match(output) is { Success: true } m
        ? new Mismatch(Number(m.Groups[1].Value), int.TryParse(m.Groups[2].Value, out int expected) ? expected : -1,
            int.TryParse(m.Groups[3].Value, out int got) ? got : null)
        : null;

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex("^PASS ([0-9]+) vectors$", RegexOptions.Multiline)]
    private static partial Regex PassLine();

    [GeneratedRegex("^FAIL ([0-9]+) of ([0-9]+) vectors$", RegexOptions.Multiline)]
    private static partial Regex FailLine();

    [GeneratedRegex("first row that differs: ([0-9]+), expected class ([0-9a-zA-Z]+), got ([0-9a-zA-Z]+)")]
    private static partial Regex FirstRow();
}
