using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Tests.Hardware;

public class TimeLimitTests(Workbench bench) : IClassFixture<Workbench>
{
    [Fact]
    public void A_check_that_takes_too_long_was_not_run_and_is_no_disagreement()
    {
        DesignFolder design = bench.Write("exact", SmallNetworks.Exact, 10, 1);
        using DesignVerifier hasty = new(bench.Tools, bench.Templates, TimeSpan.FromMilliseconds(1));
        VerificationReport report = hasty.Verify(design);
        Assert.Equal(Verdict.Incomplete, report.Verdict);
        Check[] simulations = [.. report.Checks.Where(c => c.Method == "simulation")];
        Assert.Equal(2, simulations.Length);
        Assert.All(simulations, check => Assert.Equal(CheckResult.NotRun, check.Result));
        Assert.All(simulations, check => Assert.Contains("time limit", check.Why, StringComparison.Ordinal));
    }
}
