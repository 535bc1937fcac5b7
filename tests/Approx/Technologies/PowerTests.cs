using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Technologies;

public class PowerTests
{
    [Fact]
    public void Mapping_for_power_burns_no_more_on_the_rows_and_grows_by_no_more_than_allowed()
    {
        Mapper mapper = new(TechnologyCatalogue.Load("egfet-1.0V"));
        RandomStream random = new(9);
        double forArea = 0, forPower = 0;
        for (int i = 0; i < 25; i++)
        {
            RandomStream own = random.Child((ulong)i);
            Mlp mlp = RandomMlp.Draw(own);
            Circuit circuit = MlpCircuit.Build(mlp);
            if (circuit.Ands > 1500)
            {
                continue;
            }
            BitRows rows = BitRows.Pack([.. RandomCodes.Draw(new MlpClassifier(mlp), 300, own)], circuit.Inputs);
            Netlist area = mapper.Map(circuit), power = mapper.WithLessPower(mapper.Map(circuit), rows, extraArea: 0.02);
            Assert.Equal(NetlistSimulation.Classify(area, rows), NetlistSimulation.Classify(power, rows));
            Assert.True(power.AreaCm2 <= area.AreaCm2 * 1.02 + 1e-12);
            forArea += NetlistSimulation.StaticPowerMw(area, rows);
            forPower += NetlistSimulation.StaticPowerMw(power, rows);
        }
        Assert.True(forPower < forArea, $"{forArea} mW became {forPower} mW");
    }

    /// <summary>Why polarity cannot help adders: whatever a nine-NAND full adder adds, three of its NANDs are low.</summary>
    [Fact]
    public void A_full_adder_always_has_three_low_gates()
    {
        CircuitBuilder builder = new([.. Enumerable.Range(0, 3).Select(bit => new InputSignal(0, bit))]);
        (Literal sum, Literal carry) = Adders.Full(builder, CircuitBuilder.Input(0), CircuitBuilder.Input(1), CircuitBuilder.Input(2));
        Netlist netlist = new Mapper(TechnologyCatalogue.Load("egfet-1.0V")).Map(builder.Build([sum, carry]));
        Assert.Equal(9, netlist.Instances.Length);
        for (int state = 0; state < 8; state++)
        {
            ulong[][] signals = NetlistSimulation.Signals(netlist, BitRows.Pack([[(byte)state]], netlist.Inputs));
            Assert.Equal(3, Enumerable.Range(0, 9).Count(i => (signals[netlist.OutputOf(i)][0] & 1) == 0));
        }
    }
}
