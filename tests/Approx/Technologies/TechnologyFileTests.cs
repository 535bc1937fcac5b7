using PrintedMlp.Approx;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;

namespace PrintedMlp.Tests.Approx.Technologies;

public class TechnologyFileTests
{
    [Fact]
    public void Every_shipped_technology_loads_and_has_the_seven_gates()
    {
        Assert.Equal(["cnt-tft-3.0V", "egfet-0.6V", "egfet-0.8V", "egfet-1.0V"], TechnologyCatalogue.Names.AsEnumerable());
        Assert.All(TechnologyCatalogue.Names, name => Assert.Equal(7, TechnologyCatalogue.Load(name).Cells.Length));
    }

    [Fact]
    public void Static_power_is_indexed_with_the_first_pin_as_bit_0()
    {
        Cell nand = TechnologyCatalogue.Load("egfet-1.0V").Find("NAND2X1")!;
        Assert.Equal(248.054, nand.StaticPowerNw[0b00]);
        Assert.Equal(490.604, nand.StaticPowerNw[0b10]); // A1 = 0, A2 = 1
        Assert.Equal(391.073, nand.StaticPowerNw[0b01]); // A1 = 1, A2 = 0
        Assert.Equal(18569.1, nand.StaticPowerNw[0b11]);
        Assert.Equal(1557, nand.DelayUs);
    }

    [Fact]
    public void Delays_are_given_only_where_the_published_ones_hold()
    {
        Assert.All(TechnologyCatalogue.Load("egfet-0.6V").Cells, cell => Assert.Null(cell.DelayUs));
        Assert.All(TechnologyCatalogue.Load("cnt-tft-3.0V").Cells, cell => Assert.NotNull(cell.DelayUs));
    }

    [Fact]
    public void A_state_without_a_figure_has_the_mean()
    {
        Cell and = TechnologyCatalogue.Load("cnt-tft-3.0V").Find("AND2X1")!;
        Assert.Equal([20013.4, 20013.4, 20013.4, 5859.5], and.StaticPowerNw.AsEnumerable());
    }

    [Fact]
    public void An_unknown_technology_is_answered_with_the_known_ones()
    {
        UserException e = Assert.Throws<UserException>(() => TechnologyCatalogue.Load("egfet-2.0V"));
        Assert.Equal("there is no technology \"egfet-2.0V\": expected a file, or one of "
            + "cnt-tft-3.0V, egfet-0.6V, egfet-0.8V, egfet-1.0V", e.Message);
    }

    [Theory]
    [InlineData("{}", "the file has no \"format\"")]
    [InlineData("not json", "is not a technology file")]
    [InlineData("""{"format":"x","name":"n","description":"d","voltage_v":1,"source":"s","cells":[]}""", "its format is \"x\"")]
    [InlineData("""{"format":"printedmlp-technology-1","name":"n","description":"d","voltage_v":1,"source":"s","cells":[]}""", "it has no inverter")]
    [InlineData("""{"format":"printedmlp-technology-1","name":"n","description":"d","voltage_v":1,"source":"s","cells":[{"name":"INV","function":"!B","inputs":["A"],"area_um2":1,"mean_static_power_nw":1}]}""", "'B' is not an input pin (A)")]
    [InlineData("""{"format":"printedmlp-technology-1","name":"n\n","description":"d","voltage_v":1,"source":"s","cells":[]}""", "name is \"n\\n\", expected 1 to 200 printable characters on one line")]
    [InlineData("""{"format":"printedmlp-technology-1","name":"n","description":"d","voltage_v":1e400,"source":"s","cells":[]}""", "voltage_v is 1e400, which leaves the range of numbers")]
    [InlineData("""{"format":"printedmlp-technology-1","name":"n","description":"d","voltage_v":1,"source":"s","cells":null}""", "cells is null, expected a list")]
    [InlineData("""{"format":"printedmlp-technology-1","name":"n","description":"d","voltage_v":1,"source":"s","cells":[null]}""", "cells[0] is null, expected an object")]
    [InlineData("""{"format":"printedmlp-technology-1","name":"n","description":"d","voltage_v":1,"source":"s","cells":[{"name":"I","function":"!A","inputs":["A","A"],"area_um2":1,"mean_static_power_nw":1}]}""", "cells[0] (I) has two pins of one name")]
    public void A_broken_file_is_explained(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<UserException>(() => TechnologyFile.Parse(text, "mine.json")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("9x")]
    [InlineData("module")]
    [InlineData("a;b")]
    [InlineData("x[0]")]
    [InlineData("$display")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("caf\u00e9")]
    public void A_name_that_cannot_stand_in_Verilog_is_refused_for_cells_and_pins(string name)
    {
        Assert.Contains($"cells[0] is called \"{name}\", which cannot stand in Verilog", Refusal(name, "A", "Y"), StringComparison.Ordinal);
        Assert.Contains($"cells[0].inputs[0] is called \"{name}\"", Refusal("INV", name, "Y"), StringComparison.Ordinal);
        Assert.Contains($"cells[0].output is called \"{name}\"", Refusal("INV", "A", name), StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_of_very_many_parentheses_or_inversions_ends_with_a_message_or_a_function()
    {
        Assert.Contains("more than 1000 parentheses inside each other", Refusal("INV", "A", "Y", new string('(', 100_000) + "A" + new string(')', 100_000)), StringComparison.Ordinal);
        Assert.Contains("it has none of NAND2", Refusal("INV", "A", "Y", new string('!', 100_001) + "A"), StringComparison.Ordinal);
    }

    [Fact]
    public void Five_thousand_cells_are_read_at_once_and_more_are_refused()
    {
        Assert.Contains("it has no inverter", Refusal([.. Enumerable.Range(0, 5_000).Select(i => Entry($"C{i}", "A", "Y", "A"))]), StringComparison.Ordinal);
        Assert.Contains("cells has 5001 items, expected 5000 at most", Refusal([.. Enumerable.Range(0, 5_001).Select(i => Entry($"C{i}", "A", "Y", "A"))]), StringComparison.Ordinal);
    }

    private static string Refusal(string name, string input, string output, string? function = null) => Refusal(Entry(name, input, output, function ?? "!" + input));

    private static string Refusal(params string[] cells) => Assert.Throws<UserException>(() => TechnologyFile.Parse(
        $"{{\"format\":\"{TechnologyFile.Format}\",\"name\":\"n\",\"description\":\"d\",\"voltage_v\":1,\"source\":\"s\",\"cells\":[{string.Join(',', cells)}]}}", "mine.json")).Message;

    private static string Entry(string name, string input, string output, string function) =>
        $"{{\"name\":\"{name}\",\"function\":\"{function}\",\"inputs\":[\"{input}\"],\"output\":\"{output}\",\"area_um2\":1,\"mean_static_power_nw\":1}}";
}
