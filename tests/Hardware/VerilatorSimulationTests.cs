using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Tests.Generator.Verilog;

namespace PrintedMlp.Tests.Hardware;

/// <summary>Many designs share a simulation: what is wrong with one is not said of the others.</summary>
public sealed class VerilatorSimulationTests(Workbench bench) : IClassFixture<Workbench>, IDisposable
{
    private readonly FakePrograms _fakes = new([]);

    public void Dispose() => _fakes.Dispose();

    [Theory]
    [InlineData("$finish", "Failed: the simulation ended without a result")]
    [InlineData("$stop", "NotRun: the simulation crashed (exit code 134)")]
    public void A_module_that_ends_the_simulation_ends_it_alone_and_fails_in_icarus_too(string ending, string result)
    {
        Subject[] subjects = [.. new[] { "ends", "stays" }.Select((name, i) =>
            new Subject(bench.Write(name, SmallNetworks.Exact, 10, (ulong)i), IsNetlist: false))];
        string file = subjects[0].Design.RtlFile;
        File.WriteAllText(file, File.ReadAllText(file).Replace("endmodule", $"  initial {ending};\nendmodule", StringComparison.Ordinal));
        using VerilatorSimulation verilator = new(bench.Tools, bench.Templates, HangGuard.Limit);
        IReadOnlyList<Check> checks = verilator.Run(subjects);
        Assert.StartsWith(result, $"{checks[0].Result}: {checks[0].Why}", StringComparison.Ordinal);
        Assert.Equal((CheckResult.Passed, null), (checks[1].Result, checks[1].Why));
        Check icarus = new IcarusSimulation(bench.Tools, HangGuard.Limit).Run(subjects[0]);
        Assert.Equal(CheckResult.Failed, icarus.Result);
        Assert.StartsWith("the testbench ended without PASS or FAIL", icarus.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void What_all_share_is_not_looked_for_in_halves()
    {
        Subject[] subjects = [.. Enumerable.Range(0, 4).Select(i =>
            new Subject(bench.Write("shared", SmallNetworks.Exact, 10, (ulong)i, SmallGates.Mapped(new MlpClassifier(SmallNetworks.Exact))), IsNetlist: true))];
        foreach (Subject subject in subjects)
        {
            File.WriteAllText(subject.Design.CellsFile, "no module\n");
        }
        Assert.Equal(1, Compilations(subjects));
    }

    [Fact]
    public void Texts_that_Verilator_names_are_looked_at_once_more_each()
    {
        Subject[] subjects = [.. Enumerable.Range(0, 4).Select(i => new Subject(bench.Write("ports", SmallNetworks.Exact, 10, (ulong)i), IsNetlist: false))];
        foreach (Subject subject in subjects)
        {
            File.WriteAllText(subject.Design.RtlFile, File.ReadAllText(subject.Design.RtlFile).Replace("class_o", "klass_o", StringComparison.Ordinal));
        }
        Assert.Equal(1 + subjects.Length, Compilations(subjects));
    }

    // How often Verilator is asked about subjects that all fail.
    private int Compilations(Subject[] subjects)
    {
        _fakes.Add("verilator", $"#!/bin/bash\necho \"$1\" >> {_fakes.File("log")}\nexec {bench.Tools.Verilator!.Path} \"$@\"\n");
        using VerilatorSimulation verilator = new(new Tools($"{_fakes.File("programs")}:{Environment.GetEnvironmentVariable("PATH")}"), bench.Templates, HangGuard.Limit);
        Assert.All(verilator.Run(subjects), check => Assert.Equal(CheckResult.Failed, check.Result));
        return _fakes.Asked.Count(line => line == "--cc");
    }
}
