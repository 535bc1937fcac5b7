using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Tests.Generator.Verification;

public class RungTests
{
    private static readonly Check InProcess = new("netlist", "in process", "printedmlp", null, 9, CheckResult.Passed);
    private static readonly Check Simulated = new("rtl", "simulation", "icarus", null, 9, CheckResult.Passed);
    private static readonly Check Proven = new("rtl vs netlist", "equivalence", "yosys+printedmlp", null, 0, CheckResult.Passed);

    [Fact]
    public void Each_step_of_the_ladder_stands_on_those_before()
    {
        Assert.Equal("in process", Of(InProcess));
        Assert.Equal("in process", Of(InProcess, Proven));
        Assert.Equal("in process", Of(InProcess, Simulated with { Result = CheckResult.NotRun }, Proven));
        Assert.Equal("simulated", Of(InProcess, Simulated));
        Assert.Equal("simulated", Of(InProcess, Simulated, Proven with { Result = CheckResult.NotRun }));
        Assert.Equal("proven", Of(InProcess, Simulated, Proven));
        Assert.Equal("DISAGREES", Of(InProcess, Simulated with { Result = CheckResult.Failed }, Proven));
        Assert.Equal("DISAGREES", Of(InProcess, Simulated, Proven with { Result = CheckResult.Failed }));
    }

    [Theory]
    [InlineData("language")]
    [InlineData("operating points")]
    public void A_tool_that_is_missing_is_not_counted_but_one_that_crashes_leaves_the_design_open(string method)
    {
        Check other = new("c", method, "gcc", null, 0, CheckResult.NotRun);
        Assert.Equal("proven", Of(InProcess, Simulated, Proven, other));
        Assert.Equal("in process", Of(InProcess, Simulated, Proven, other with { Result = CheckResult.Broken }));
    }

    private static string Of(params Check[] checks) => RungText.Of(new VerificationReport("m", 9, [.. checks]).Checked);
}
