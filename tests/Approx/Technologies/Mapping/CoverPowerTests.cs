using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;

namespace PrintedMlp.Tests.Approx.Technologies.Mapping;

public class CoverPowerTests
{
    private const double Price = 7;

    private static readonly CellLibrary Library = TechnologyCatalogue.Load("egfet-1.0V");

    // More than a word of them, so that bits beyond the last row matter.
    private static readonly byte[][] Rows = [.. Enumerable.Range(0, 100).Select(i => (byte[])[(byte)((i * i + i / 3) % 8)])];

    /// <summary>Three inputs and no gates: the leaves of every cut below.</summary>
    private static readonly Circuit Inputs = new CircuitBuilder([.. Enumerable.Range(0, 3).Select(bit => new InputSignal(0, bit))]).Build([CircuitBuilder.Input(0)]);

    private static readonly BitRows Packed = BitRows.Pack(Rows, Inputs.Inputs);

    [Fact]
    public void A_match_costs_its_area_and_the_power_of_its_cell_in_the_states_of_the_rows()
    {
        CoverPower power = new(Inputs, Library.Inverter, Price, Packed);
        MatchTable table = new(Library);
        int matches = 0;
        for (int leaves = 2; leaves <= Math.Min(3, table.Leaves); leaves++)
        {
            Cut cut = new() { Count = leaves };
            Enumerable.Range(0, leaves).ToList().ForEach(i => cut.Leaves[i] = 1 + i);
            for (uint function = 0; function < 1u << (1 << leaves); function++)
            {
                foreach (CellMatch match in table.Find(leaves, function))
                {
                    Assert.Equal(match.Area + Price * PowerNw(match), power.Of(match, cut), 1e-6 * match.Area);
                    matches++;
                }
            }
        }
        Assert.True(matches > 10, $"only {matches} matches");
    }

    [Fact]
    public void An_inverter_burns_while_what_it_inverts_is_high()
    {
        CoverPower power = new(Inputs, Library.Inverter, Price, Packed);
        for (int input = 0; input < 3; input++)
        {
            int high = Rows.Count(row => (row[0] >> input & 1) == 1);
            Assert.InRange(high, 1, Rows.Length - 1);
            Assert.Equal(OfInverter(high), power.OfInverter((!CircuitBuilder.Input(input)).Code), 1e-6);
            Assert.Equal(OfInverter(Rows.Length - high), power.OfInverter(CircuitBuilder.Input(input).Code), 1e-6);
        }
    }

    private static double OfInverter(int high) => Library.Inverter.AreaUm2
        + Price * (high * Library.Inverter.StaticPowerNw[1] + (Rows.Length - high) * Library.Inverter.StaticPowerNw[0]) / Rows.Length;

    private static double PowerNw(CellMatch match) => Rows.Average(row => match.Cell.StaticPowerNw[
        Enumerable.Range(0, match.LeafOfPin.Length).Sum(pin => ((row[0] >> match.LeafOfPin[pin] & 1) ^ (match.Complemented >> pin & 1)) << pin)]);
}
