using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Netlists;

namespace PrintedMlp.Tests.Hardware;

/// <summary>Comparators <c>x > c</c> of six bits that Synopsys Design Compiler M-2016.12-SP4 mapped to EGFET at 1.0 V, with the area that
/// its own reports give: the repository kompalas/PrintedTrees, commit f80289dd, results/17_12_2021__15_41, netlists/6_C.sv
/// and reports/6_C.rpt. Needs Yosys.</summary>
public class SignedOffTests
{
    /// <summary>Gates as "output = cell pins"; 0 to 5 are the bits of x.</summary>
    public static TheoryData<int, string, decimal> Netlists => new()
    {
        { 20, "a=INVX1 1; b=INVX1 0; c=NAND2X1 a b; d=NAND2X1 c 2; e=INVX1 3; f=NAND2X1 d e; g=NAND2X1 f 4; h=INVX1 5; out=NAND2X1 g h", 2152980 },
        { 37, "a=NAND2X1 2 1; b=NOR2X1 3 4; c=NAND2X1 a b; out=AND2X1 c 5", 1328720 },
        { 44, "a=NOR2X1 1 0; b=INVX1 2; c=NOR2X1 a b; d=INVX1 5; e=INVX1 3; f=NOR2X1 d e; g=NAND2X1 c f; h=NAND2X1 5 4; out=NAND2X1 g h", 2627340 },
        { 48, "a=INVX1 1; b=INVX1 0; c=NAND2X1 b a; d=INVX1 3; e=INVX1 2; f=NAND2X1 e d; g=NOR2X1 c f; h=NAND2X1 4 5; out=NOR2X1 h g", 2456260 },
    };

    [Theory]
    [MemberData(nameof(Netlists))]
    public void Area_is_that_of_the_commercial_report_to_the_last_digit_and_ours_is_not_larger(int constant, string gates, decimal areaUm2)
    {
        using TempFolder folder = new();
        CellLibrary library = TechnologyCatalogue.Load("egfet-1.0V");
        File.WriteAllText(folder.File("top.sv"), Verilog(gates));
        File.WriteAllLines(folder.File("rows.hex"), Enumerable.Range(0, 64).Select(x => x.ToString("x2", null)));
        Estimate estimate = Estimate.Of(NetlistReader.Read(folder.File("top.sv"), library), VectorRows.Read(folder.File("rows.hex"), 6),
            [.. Enumerable.Range(0, 64).Select(x => x > constant ? 1 : 0)]);
        Assert.Equal(areaUm2 * 1e-8m, estimate.AreaCm2);
        Assert.Equal(1.0, estimate.Accuracy);
        Assert.True(OfOurs(constant, library) <= (double)areaUm2 * 1e-8 + 1e-12);
    }

    private static double OfOurs(int constant, CellLibrary library)
    {
        CircuitBuilder builder = new([.. Enumerable.Range(0, 6).Select(bit => new InputSignal(0, bit))]);
        // From the lowest bit: where the constant has a 1 both must hold, else either.
        Literal above = Literal.False;
        for (int bit = 0; bit < 6; bit++)
        {
            Literal input = CircuitBuilder.Input(bit);
            above = (constant >> bit & 1) == 1 ? builder.And(input, above) : !builder.And(!input, !above);
        }
        return new Mapper(library).Map(builder.Build([above]), MappingEffort.Thorough).AreaCm2;
    }

    private static string Verilog(string gates)
    {
        string[][] all = [.. gates.Split("; ").Select(gate => gate.Split('=', ' '))];
        IEnumerable<string> lines = all.Select((gate, i) => gate[1] == "INVX1"
            ? $"  INVX1 U{i} ( .A({Net(gate[2])}), .Y({gate[0]}) );"
            : $"  {gate[1]} U{i} ( .A1({Net(gate[2])}), .A2({Net(gate[3])}), .Y({gate[0]}) );");
        return "module top ( inp, out );\n  input [5:0] inp;\n  output out;\n"
            + string.Concat(all[..^1].Select(gate => $"  wire {gate[0]};\n")) + string.Join('\n', lines) + "\nendmodule\n";
    }

    private static string Net(string name) => char.IsDigit(name[0]) ? $"inp[{name}]" : name;
}
