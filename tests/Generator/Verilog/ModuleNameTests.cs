using PrintedMlp.Approx;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Tests.Generator.Verilog;

public class ModuleNameTests
{
    [Theory]
    [InlineData("balance-scale.csv", "balance_scale")]
    [InlineData("2nd.csv", "classifier_2nd")]
    [InlineData("module.csv", "classifier_module")]
    [InlineData("out/netlist.v", "classifier_netlist")]
    [InlineData("cells.csv", "classifier_cells")]
    public void A_files_name_gives_a_module_that_overwrites_no_other_file(string path, string name) => Assert.Equal(name, ModuleName.From(path));

    [Theory]
    [InlineData("netlist")]
    [InlineData("Cells")]
    public void A_name_that_a_file_of_every_design_has_is_refused(string name) => Assert.Contains(
        "is another file of every design", Assert.Throws<UserException>(() => ModulePorts.Checked(name)).Message, StringComparison.Ordinal);
}
