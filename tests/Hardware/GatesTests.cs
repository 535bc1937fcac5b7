using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Training.Gates;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Hardware;

public class GatesTests(Workbench bench) : IClassFixture<Workbench>
{
    [Fact]
    public void Random_netlists_of_gates_agree_in_both_simulators_as_rtl_and_as_netlist_and_nobody_complains()
    {
        using TempFolder folder = new();
        DesignFolder[] designs = [.. Enumerable.Range(0, 12).Select(i => Write(folder.File($"{i}"), Drawn(i)))];
        Assert.All(bench.Verifier.Verify(designs), report => Assert.All(report.Checks, check =>
            Assert.True(check.Result == CheckResult.Passed, $"{check.Subject} {check.Method} {check.Tool}: {check.Why}")));
    }

    [Fact]
    public void A_wrong_gate_is_found()
    {
        using TempFolder folder = new();
        DesignFolder design = Write(folder.File("wrong"), Drawn(7));
        string text = File.ReadAllText(Path.Combine(design.Folder, "gates.v")), output = "assign class_o = {";
        Assert.Contains(output, text, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(design.Folder, "gates.v"), text.Replace(output, output + "~", StringComparison.Ordinal).Replace("~~", "", StringComparison.Ordinal));
        Assert.Equal(Verdict.Disagrees, bench.Verifier.Verify(design).Verdict);
    }

    /// <summary>As the search leaves them: without gates that nobody reads.</summary>
    private static GateList Drawn(int seed)
    {
        GateList list = DrawnGates.Draw(10 + 4 * seed, new RandomStream((ulong)seed));
        GateNetwork network = new(list.Inputs, list.Outputs.Length, list.Gates, DrawnGates.Egfet, InputPrices.Free(list.Inputs));
        network.Load(list);
        return network.ToList();
    }

    private static DesignFolder Write(string folder, GateList gates)
    {
        var classifier = GateClassifier.OfCodes(gates, DrawnGates.Features, 4);
        Netlist netlist = new Mapper(DrawnGates.Egfet.Library).Map(classifier.ToCircuit());
        DesignFolder design = new(folder, "gates", classifier, DrawnGates.Rows(300).Codes, netlist);
        DesignFiles.Write(design, new VerilogWriter(new Templates()));
        return design;
    }
}
