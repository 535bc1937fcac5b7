using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Tests.Hardware;

public class TimeLimitTests(Workbench bench) : IClassFixture<Workbench>
{
    /// <summary>Simulators that say their version and then hang, whatever they are asked: how fast the machine is decides nothing.</summary>
    [Fact]
    public void A_check_that_takes_too_long_was_not_run_and_is_no_disagreement()
    {
        DesignFolder design = bench.Write("exact", SmallNetworks.Exact, 10, 1);
        using FakePrograms fakes = new([]);
        fakes.Add("vvp", "#!/bin/bash\n[ \"$1\" = -V ] && echo 'Icarus Verilog runtime version 11.0' || exec sleep 3600\n");
        fakes.Add("verilator", "#!/bin/bash\n[ \"$1\" = --version ] && echo 'Verilator 5.006' || exec sleep 3600\n");
        Tools tools = new(fakes.File("programs") + ":" + Environment.GetEnvironmentVariable("PATH"));
        using DesignVerifier hasty = new(tools, bench.Templates, TimeSpan.FromSeconds(1));
        VerificationReport report = hasty.Verify(design);
        Assert.Equal(Verdict.Incomplete, report.Verdict);
        Check[] simulations = [.. report.Checks.Where(c => c.Method == "simulation")];
        Assert.Equal(2, simulations.Length);
        Assert.All(simulations, check => Assert.Equal(CheckResult.NotRun, check.Result));
        Assert.All(simulations, check => Assert.Contains("time limit", check.Why, StringComparison.Ordinal));
    }
}
