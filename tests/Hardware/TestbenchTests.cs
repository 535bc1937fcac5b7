using System.Diagnostics;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Tests.Hardware;

public class TestbenchTests(Workbench bench) : IClassFixture<Workbench>
{
    [Fact]
    public void Its_verdict_in_icarus_is_a_line_and_the_exit_code()
    {
        DesignFolder design = bench.Write("exact", SmallNetworks.Exact, 100, 1);
        Assert.Equal((0, "PASS 100 vectors\n"), Icarus(design));
        string path = Path.Combine(design.Folder, "expected.hex");
        string[] lines = File.ReadAllLines(path);
        int wrong = design.Classifier.Classify([design.Codes[41]])[0] == 0 ? 1 : 0;
        lines[41] = $"{wrong}";
        File.WriteAllLines(path, lines);
        (int code, string output) = Icarus(design);
        Assert.Equal(1, code);
        Assert.StartsWith(
            $"first row that differs: 41, expected class {wrong}, got {design.Classifier.Classify([design.Codes[41]])[0]}\nFAIL 1 of 100 vectors\n",
            output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_runs_in_verilator_as_delivered()
    {
        DesignFolder design = bench.Write("exact", SmallNetworks.Exact, 100, 2);
        Run(design, "verilator", "--binary", "--timing", "-Wno-fatal", "-MAKEFLAGS", "OPT_FAST=-O0 OPT_GLOBAL=-O0", "-Mdir", "obj", "--top-module", "exact_tb", "exact_tb.v", "exact.v");
        (int code, string output) = Run(design, Path.Combine(design.Folder, "obj", "Vexact_tb"));
        Assert.Equal(0, code);
        Assert.StartsWith("PASS 100 vectors\n", output, StringComparison.Ordinal);
    }

    private static (int Code, string Output) Icarus(DesignFolder design)
    {
        Run(design, "iverilog", "-Wall", "-g2005", "-o", "tb.vvp", "exact_tb.v", "exact.v");
        return Run(design, "vvp", "-n", "tb.vvp");
    }

    private static (int Code, string Output) Run(DesignFolder design, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = design.Folder, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
