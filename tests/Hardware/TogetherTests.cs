using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Generator.Verilog;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Hardware;

/// <summary>Designs of a run share processes, and what is said of one is what is said of it alone.</summary>
public sealed class TogetherTests(Workbench bench) : IClassFixture<Workbench>, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakePrograms _fakes = new([]);

    public void Dispose()
    {
        _folder.Dispose();
        _fakes.Dispose();
    }

    [Fact]
    public void One_process_of_each_tool_serves_all_designs()
    {
        foreach (ExternalProgram program in new[] { bench.Tools.Verilator, bench.Tools.Yosys, bench.Tools.Find("python3", null) }.OfType<ExternalProgram>())
        {
            _fakes.Add(program.Name, $"#!/bin/bash\necho \"{program.Name} $1 $2\" >> {_fakes.File("log")}\nexec {program.Path} \"$@\"\n");
        }
        Tools tools = new($"{_fakes.File("programs")}:{Environment.GetEnvironmentVariable("PATH")}");
        using DesignVerifier verifier = new(tools, bench.Templates, proof: 100);
        IReadOnlyList<VerificationReport> reports = verifier.Verify(Designs());
        Assert.All(reports, report => Assert.Equal(Rung.Proven, report.Checked));
        Assert.All(reports, report => Assert.All(report.Checks, check => Assert.Equal((CheckResult.Passed, null), (check.Result, check.Why))));
        Assert.Equal(["python3 -I each.py", "verilator --cc --top-module", "yosys -q -s"],
            _fakes.Asked.Where(line => !line.Contains("-V ") && !line.Contains("--version") && !line.Contains("--getenv")).Order());
    }

    [Fact]
    public void What_is_wrong_with_one_is_said_of_it_as_if_it_were_alone()
    {
        DesignFolder[] designs = Designs();
        Replace(designs[1], "thing.v", "class_o", "klass_o");
        Replace(designs[2], "netlist.v", "endmodule", "  wire spare;\nendmodule");
        Replace(designs[2], "thing.py", "PASS", "PAST");
        using DesignVerifier verifier = new(bench.Tools, bench.Templates, proof: 100);
        IReadOnlyList<VerificationReport> reports = verifier.Verify(designs);
        Assert.All(reports[0].Checks, check => Assert.Equal((CheckResult.Passed, null), (check.Result, check.Why)));
        foreach (int i in new[] { 1, 2 })
        {
            Assert.Equal(Verdict.Disagrees, reports[i].Verdict);
            Assert.Equal(verifier.Verify(designs[i]).ToJson(), reports[i].ToJson());
        }
        Assert.Contains(reports[2].Checks, check => check is { Subject: "netlist", Method: "lint", Tool: "verilator", Result: CheckResult.Failed });
    }

    private static void Replace(DesignFolder design, string file, string right, string wrong)
    {
        string place = Path.Combine(design.Folder, file), text = File.ReadAllText(place);
        File.WriteAllText(place, text.Replace(right, wrong, StringComparison.Ordinal));
        Assert.NotEqual(text, File.ReadAllText(place));
    }

    private DesignFolder[] Designs() => [.. new Classifier[] { SmallGates.OfCodes, SmallGates.OfLevels, new MlpClassifier(SmallNetworks.Approximate) }.Select((classifier, i) =>
    {
        DesignFolder design = new(_folder.File($"{i}"), "thing", classifier, [.. RandomCodes.Draw(classifier, 50, new RandomStream(1))], SmallGates.Mapped(classifier))
        {
            Languages = ["python"],
        };
        DesignFiles.Write(design, new VerilogWriter(bench.Templates));
        return design;
    })];
}
