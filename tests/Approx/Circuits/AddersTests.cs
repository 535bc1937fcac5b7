using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;

namespace PrintedMlp.Tests.Approx.Circuits;

public class AddersTests
{
    [Fact]
    public void A_full_adder_is_right_for_every_polarity_of_its_operands()
    {
        for (int flips = 0; flips < 8; flips++)
        {
            int f = flips;
            Circuit circuit = SmallCircuits.Build(3, (builder, x) =>
            {
                (Literal sum, Literal carry) = Adders.Full(builder, x[0] ^ ((f & 1) != 0), x[1] ^ ((f & 2) != 0), x[2] ^ ((f & 4) != 0));
                return [sum, carry];
            });
            Assert.Equal(Enumerable.Range(0, 8).Select(v => int.PopCount(v ^ f)), SmallCircuits.Truth(circuit));
        }
    }

    [Fact]
    public void A_full_adder_with_constant_or_equal_operands_folds()
    {
        CircuitBuilder builder = new([new InputSignal(0, 0), new InputSignal(0, 1)]);
        Literal a = CircuitBuilder.Input(0), b = CircuitBuilder.Input(1);
        Assert.Equal((b, a), Adders.Full(builder, a, a, b));
        Assert.Equal((!b, b), Adders.Full(builder, a, !a, b));
        Assert.Equal((!a, a), Adders.Full(builder, a, Literal.True, Literal.False));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void A_full_adder_costs_nine_NANDs_in_EGFET_when_at_most_one_operand_is_complemented(int flips)
    {
        Circuit circuit = SmallCircuits.Build(3, (builder, x) =>
        {
            (Literal sum, Literal carry) = Adders.Full(builder, x[0] ^ ((flips & 1) != 0), x[1], x[2] ^ ((flips & 4) != 0));
            return [flips == 0 ? sum : !sum, carry];
        });
        Netlist netlist = new Mapper(TechnologyCatalogue.Load("egfet-1.0V")).Map(circuit);
        Assert.Equal(2.23074e-2, netlist.AreaCm2, 1e-9);
        Assert.All(netlist.Instances, i => Assert.Equal("NAND2X1", i.Cell.Name));
    }

    [Fact]
    public void A_half_adder_costs_four_NANDs_and_an_inverter()
    {
        Circuit circuit = SmallCircuits.Build(2, (builder, x) =>
        {
            (Literal sum, Literal carry) = Adders.Half(builder, x[0], x[1]);
            return [sum, carry];
        });
        Netlist netlist = new Mapper(TechnologyCatalogue.Load("egfet-1.0V")).Map(circuit);
        Assert.Equal((4 * 247860 + 228420) * 1e-8, netlist.AreaCm2, 1e-9);
    }
}
