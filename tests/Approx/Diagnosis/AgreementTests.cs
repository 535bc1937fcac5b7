using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Diagnosis;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Tests.Approx.Techniques;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Diagnosis;

public class AgreementTests
{
    private static readonly byte[][] Codes = DrawnNetworks.All(SmallNetworks.Exact);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    public void A_wrong_weight_is_traced_to_its_neuron(int layer, int neuron)
    {
        Mlp exact = SmallNetworks.Exact;
        Neuron old = exact.Layers[layer].Neurons[neuron];
        Neuron faulty = old with { Summands = old.Summands.SetItem(1, old.Summands[1] with { Weight = old.Summands[1].Weight + 1 }) };
        Layer changed = new(exact.Layers[layer].Neurons.SetItem(neuron, faulty));
        Mlp wrong = new(exact.Inputs, exact.InputBits, exact.Layers.SetItem(layer, changed), exact.Argmax);
        Difference found = Assert.IsType<Difference>(Agreement.OfNeurons(exact, MlpCircuit.BuildProbed(wrong), Codes));
        int row = Array.FindIndex(Codes, codes => exact.Values(codes)[layer + 1][neuron] != wrong.Values(codes)[layer + 1][neuron]);
        Assert.Equal((row, $"neuron {neuron} of layer {layer}"), (found.Row, Assert.Single(found.Places)));
        Assert.Equal(exact.Values(Codes[row])[layer + 1][neuron], found.Expected);
        Assert.Equal(wrong.Values(Codes[row])[layer + 1][neuron], found.Got);
    }

    [Fact]
    public void A_wrong_argmax_is_told_from_wrong_neurons()
    {
        Mlp exact = SmallNetworks.Exact;
        Mlp wrong = new(exact.Inputs, exact.InputBits, exact.Layers, exact.Argmax with { Matches = exact.Argmax.Matches.SetItem(1, new Match(3, 2, ~0b11000000)) });
        Assert.Equal(["the argmax"], (string[])[.. Agreement.OfNeurons(exact, MlpCircuit.BuildProbed(wrong), Codes)!.Places]);
    }

    [Fact]
    public void A_wrong_node_of_a_circuit_is_found_and_named()
    {
        Circuit circuit = MlpCircuit.Build(SmallNetworks.Exact);
        BitRows rows = BitRows.Pack(Codes, circuit.Inputs);
        RandomStream random = new(1);
        int first = 0, visible = 0;
        foreach (int _ in Enumerable.Range(0, 60))
        {
            int node = circuit.FirstAnd + random.Next(circuit.Ands);
            Circuit faulty = WithFault(circuit, node);
            if (Agreement.OfCircuits(circuit, faulty, Codes) is { } found)
            {
                visible++;
                first += found.Places[0] == $"node {node}" ? 1 : 0;
                Assert.Contains($"node {node}", found.Places);
                Assert.NotEqual(found.Expected, found.Got);
                Assert.Equal(SmallNetworks.Exact.Classify(Codes[found.Row]), found.Expected);
            }
            else
            {
                Assert.Equal(CircuitSimulation.Classify(circuit, rows), CircuitSimulation.Classify(faulty, rows));
            }
        }
        Assert.True(visible > 40 && first > 0.8 * visible, $"{first} of {visible} named first");
    }

    [Fact]
    public void A_wrong_instance_of_a_netlist_is_found_and_named()
    {
        Circuit circuit = MlpCircuit.Build(SmallNetworks.Exact);
        CellLibrary library = TechnologyCatalogue.Load("egfet-1.0V");
        Netlist netlist = new Mapper(library).Map(circuit);
        Assert.Null(Agreement.OfNetlist(circuit, netlist, Codes));
        RandomStream random = new(2);
        int first = 0, visible = 0;
        foreach (int _ in Enumerable.Range(0, 60))
        {
            int index = random.Next(netlist.Instances.Length);
            Instance old = netlist.Instances[index];
            Cell[] others = [.. library.Cells.Where(c => c.Inputs.Length == old.Cell.Inputs.Length && c.Function != old.Cell.Function)];
            Cell wrong = others.Length == 0 ? old.Cell with { Function = 0b10 } : others[random.Next(others.Length)];
            Netlist faulty = netlist with { Instances = netlist.Instances.SetItem(index, old with { Cell = wrong }) };
            if (Agreement.OfNetlist(circuit, faulty, Codes, right: netlist) is { } found)
            {
                visible++;
                first += found.Places[0] == $"instance {index} ({wrong.Name})" ? 1 : 0;
                Assert.Contains($"instance {index} ({wrong.Name})", found.Places);
            }
        }
        Assert.True(visible > 40 && first > 0.8 * visible, $"{first} of {visible} named first");
    }

    /// <summary>One AND reads the complement of its first operand.</summary>
    private static Circuit WithFault(Circuit circuit, int faulty)
    {
        Literal[] left = [.. Enumerable.Range(0, circuit.Nodes).Select(circuit.Left)];
        left[faulty] = !left[faulty];
        return new Circuit(circuit.Inputs, left, [.. Enumerable.Range(0, circuit.Nodes).Select(circuit.Right)], circuit.Outputs);
    }
}
