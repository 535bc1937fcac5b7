using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Tests.Generator.Reports;

public class MissingProgramsTests
{
    [Fact]
    public void All_missing_programs_are_one_line_with_the_command_that_installs_them()
    {
        Check[] checks =
        [
            NotRun("simulation", "iverilog or vvp is not installed"), NotRun("simulation", "g++, which Verilator needs, is not installed"),
            NotRun("lint", "yosys is not installed"), NotRun("equivalence", "yosys is not installed"), NotRun("language", "ghdl is not installed (apt-get install ghdl)"),
        ];
        Assert.Equal("not simulated by every program, not proven: missing iverilog, g++, yosys, ghdl (Debian, Ubuntu: sudo apt-get install iverilog g++ yosys ghdl); then printedmlp verify DIR",
            MissingPrograms.Line(checks));
    }

    [Fact]
    public void A_check_that_was_not_run_for_another_reason_is_no_missing_program()
    {
        Check stopped = NotRun("simulation", "vvp was stopped: it wrote more than 64 MB");
        Assert.False(MissingPrograms.IsWhy(stopped));
        Assert.Null(MissingPrograms.Line([stopped]));
    }

    private static Check NotRun(string method, string why) => new("rtl", method, "tool", null, 0, CheckResult.NotRun, why);
}
