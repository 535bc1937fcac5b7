using PrintedMlp.Approx;
using PrintedMlp.Approx.Technologies;

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
    [InlineData("{}", "was missing required properties")]
    [InlineData("not json", "is not a technology file")]
    [InlineData("""{"format":"x","name":"n","description":"d","voltage_v":1,"source":"s","cells":[]}""", "its format is \"x\"")]
    [InlineData("""{"format":"printedmlp-technology-1","name":"n","description":"d","voltage_v":1,"source":"s","cells":[]}""", "it has no inverter")]
    [InlineData("""{"format":"printedmlp-technology-1","name":"n","description":"d","voltage_v":1,"source":"s","cells":[{"name":"INV","function":"!B","inputs":["A"],"area_um2":1,"mean_static_power_nw":1}]}""", "'B' is not an input pin (A)")]
    public void A_broken_file_is_explained(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<UserException>(() => TechnologyFile.Parse(text, "mine.json")).Message, StringComparison.Ordinal);
}
