using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Tests.Generator.Runs;

namespace PrintedMlp.Tests.Approx.Circuits;

public class BitRowsTests
{
    [Fact]
    public void Many_rows_are_simulated_part_by_part_as_few_at_once()
    {
        Circuit circuit = MlpCircuit.Build(SmallNetworks.Exact);
        byte[][] few = [.. Enumerable.Range(0, 4096).Select(i => new[] { (byte)(i & 15), (byte)(i >> 4 & 15), (byte)(i >> 8) })];
        byte[][] many = [.. Enumerable.Range(0, 10).SelectMany(_ => few), .. few[..77]];
        BitRows rows = BitRows.Pack(few, circuit.Inputs), lengthy = BitRows.Pack(many, circuit.Inputs);
        Assert.Equal([32_768, many.Length - 32_768], lengthy.Parts().Select(part => part.Rows));
        int[] answers = CircuitSimulation.Classify(circuit, rows);
        Assert.Equal([.. Enumerable.Range(0, 10).SelectMany(_ => answers), .. answers[..77]], CircuitSimulation.Classify(circuit, lengthy));
        Netlist netlist = SmallRun.Mapper.Map(circuit);
        Assert.Equal(CircuitSimulation.Classify(circuit, lengthy), NetlistSimulation.Classify(netlist, lengthy));
        // 77 of 41,037 rows tip the mean.
        Assert.Equal(NetlistSimulation.StaticPowerMw(netlist, rows), NetlistSimulation.StaticPowerMw(netlist, lengthy), 2);
        Assert.Equal(NetlistSimulation.StaticPowerMw(netlist, lengthy), NetlistSimulation.StaticPowersMw(netlist, lengthy).Sum(), 9);
    }
}
