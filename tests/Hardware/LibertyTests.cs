using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Liberty;
using PrintedMlp.Generator.Netlists;
using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Tests.Hardware;

/// <summary>Needs Yosys.</summary>
public class LibertyTests
{
    [Theory]
    [InlineData("egfet-1.0V")]
    [InlineData("egfet-0.6V")]
    [InlineData("cnt-tft-3.0V")]
    public void Yosys_and_estimate_give_a_netlist_the_same_area_by_the_file_as_by_the_technology(string name)
    {
        using TempFolder folder = new();
        CellLibrary shipped = TechnologyCatalogue.Load(name);
        File.WriteAllText(folder.File("written.lib"), LibertyWriter.Write(shipped));
        File.WriteAllText(folder.File("netlist.v"), """
            module top (input [2:0] a, output y);
              wire n, m, q;
              NAND2X1 u1 (.A1(a[0]), .A2(a[1]), .Y(n));
              XOR2X1 u2 (.A1(n), .A2(a[2]), .Y(m));
              INVX1 u3 (.A(m), .Y(y));
            endmodule
            """);
        File.WriteAllText(folder.File("rows.hex"), "0\n3\n7\n5\n");
        Estimate byTechnology = Priced(shipped), byFile = Priced(TechnologyCatalogue.LoadForPricing(folder.File("written.lib")));
        Assert.Equal(byTechnology.AreaCm2, byFile.AreaCm2);
        Assert.Equal(byTechnology.StaticPowerMw, byFile.StaticPowerMw);
        Assert.Equal(byTechnology.CriticalPathMs, byFile.CriticalPathMs);
        ProgramRun run = new Tools().Yosys!.Run(
            ["-p", "read_liberty -lib written.lib; read_verilog netlist.v; hierarchy -check -top top; stat -liberty written.lib"], folder.Path, TimeSpan.FromMinutes(1));
        Assert.True(run.Succeeded, run.FirstLines);
        Assert.Contains($"Chip area for module '\\top': {(double)byTechnology.AreaCm2 * 1e8:F6}", run.Output, StringComparison.Ordinal);

        Estimate Priced(CellLibrary library) => Estimate.Of(
            NetlistReader.Read(folder.File("netlist.v"), library), VectorRows.Read(folder.File("rows.hex"), 3), null);
    }
}
