using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Generator.Verilog;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Hardware;

/// <summary>How many rows a simulator of events gets.</summary>
public sealed class IcarusSimulationTests(Workbench bench) : IClassFixture<Workbench>, IDisposable
{
    // Beside those that the netlist has.
    private const int Cells = 10_000, Rows = 50;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Large_gates_get_few_rows_beside_Verilator_and_all_that_take_no_ages_without_it()
    {
        DesignFolder design = new(_folder.Path, "many", SmallGates.OfLevels, [.. RandomCodes.Draw(SmallGates.OfLevels, Rows, new RandomStream(1))],
            SmallGates.Mapped(SmallGates.OfLevels));
        DesignFiles.Write(design, new VerilogWriter(bench.Templates));
        design = design with { Netlist = null };
        File.AppendAllText(design.NetlistFile, $"/*\n{string.Concat(Enumerable.Range(0, Cells).Select(i => $"  NAND2X1 g{i} (\n"))}*/\n");
        using FakePrograms only = new([], "iverilog", "vvp", "sh");
        Assert.Equal((5, 5), Simulated(design, bench.Tools));
        Assert.Equal((Rows, 29), Simulated(design, new Tools(only.File("programs"))));
    }

    private static (int Rtl, int Netlist) Simulated(DesignFolder design, Tools tools)
    {
        Check[] checks = [.. new[] { false, true }.Select(isNetlist => new IcarusSimulation(tools, HangGuard.Limit).Run(new Subject(design, isNetlist)))];
        Assert.All(checks, check => Assert.Equal(CheckResult.Passed, check.Result));
        return (checks[0].Vectors, checks[1].Vectors);
    }
}
