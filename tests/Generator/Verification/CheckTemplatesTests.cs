using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Tests.Generator.Verification;

/// <summary>The Verilog that only the checks see; the tests of simulators run it.</summary>
public class CheckTemplatesTests
{
    private static readonly Templates Templates = new();

    [Fact]
    public void Bench_of_two_modules() => Snapshot.Matches(
        Templates.Render("verilog/bench.v.sbn", new BenchView([new BenchUnitView(0, "unit0", 16, 2, 5, 8), new BenchUnitView(1, "unit1", 3, 1, 7, 8)], 8)), "v");

    [Fact]
    public void Harness_of_a_module() => Snapshot.Matches(Templates.Render("verilog/bench-unit.v.sbn", new BenchUnitView(1, "unit1", 3, 1, 7, 8)), "v");

    [Fact]
    public void Probe_of_two_nets() => Snapshot.Matches(
        Templates.Render("verilog/probe.v.sbn", new ProbeView("exact", 16, 2, "3f07", [7, 63], false, false, [new Probe("h0_sum", 9, 300, "neuron h0"), new Probe("g_1", 1, 1, "gate 1")])), "v");
}
