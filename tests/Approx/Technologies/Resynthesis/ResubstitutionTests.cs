using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Resynthesis;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Technologies.Resynthesis;

public class ResubstitutionTests
{
    [Theory]
    [InlineData("egfet-1.0V")]
    [InlineData("cnt-tft-3.0V")]
    public void Random_netlists_keep_their_function_and_never_grow(string technology)
    {
        CellLibrary library = TechnologyCatalogue.Load(technology);
        PairFunctions functions = new(library);
        RandomStream random = new(7);
        for (int i = 0; i < 60; i++)
        {
            Netlist netlist = RandomNetlist(random, library, inputs: 8, gates: 80);
            Netlist smaller = Resubstitution.Run(netlist, functions, passes: 4);
            BitRows rows = BitRows.Pack([.. Enumerable.Range(0, 256).Select(v => new[] { (byte)v })], netlist.Inputs);
            Assert.Equal(NetlistSimulation.Classify(netlist, rows), NetlistSimulation.Classify(smaller, rows));
            Assert.True(smaller.AreaCm2 <= netlist.AreaCm2 + 1e-12);
        }
    }

    [Fact]
    public void An_exclusive_or_made_of_dear_gates_becomes_one_cell()
    {
        CellLibrary library = TechnologyCatalogue.Load("egfet-1.0V");
        Cell and = library.Find("AND2X1")!, or = library.Find("OR2X1")!, inverter = library.Inverter;
        // inputs 2, 3; 4 = !a, 5 = !b, 6 = a !b, 7 = !a b, 8 = a xor b
        Netlist dear = new(library, [new InputSignal(0, 0), new InputSignal(0, 1)],
            [new(inverter, [2]), new(inverter, [3]), new(and, [2, 5]), new(and, [4, 3]), new(or, [6, 7])], [8]);
        Netlist cheap = Resubstitution.Run(dear, new PairFunctions(library), passes: 4);
        Assert.Equal(["XOR2X1"], cheap.Instances.Select(i => i.Cell.Name));
    }

    [Fact]
    public void Netlists_of_more_inputs_than_rows_fit_are_proven_and_keep_their_function()
    {
        CellLibrary library = TechnologyCatalogue.Load("egfet-1.0V");
        PairFunctions functions = new(library);
        RandomStream random = new(21);
        double before = 0, after = 0;
        for (int i = 0; i < 20; i++)
        {
            Netlist netlist = RandomNetlist(random, library, inputs: 14, gates: 200);
            Netlist smaller = Resubstitution.Run(netlist, functions, passes: 4);
            BitRows rows = BitRows.Pack([.. Enumerable.Range(0, 1 << 14).Select(v => new[] { (byte)v, (byte)(v >> 8) })], netlist.Inputs);
            Assert.Equal(NetlistSimulation.Classify(netlist, rows), NetlistSimulation.Classify(smaller, rows));
            (before, after) = (before + netlist.AreaCm2, after + smaller.AreaCm2);
        }
        Assert.True(after < before);
    }

    /// <summary>((a b) + c) a + a is a.</summary>
    [Fact]
    public void A_gate_that_nobody_can_see_goes_away()
    {
        CellLibrary library = TechnologyCatalogue.Load("egfet-1.0V");
        Cell and = library.Find("AND2X1")!, or = library.Find("OR2X1")!;
        // inputs 2, 3, 4; 5 = a b, 6 = 5 or c, 7 = 6 and a, 8 = 7 or a
        Netlist netlist = new(library, [.. Enumerable.Range(0, 3).Select(bit => new InputSignal(0, bit))],
            [new(and, [2, 3]), new(or, [5, 4]), new(and, [6, 2]), new(or, [7, 2])], [8]);
        Assert.Empty(Resubstitution.Run(netlist, new PairFunctions(library), passes: 1).Instances);
    }

    private static Netlist RandomNetlist(RandomStream random, CellLibrary library, int inputs, int gates)
    {
        ImmutableArray<InputSignal> signals = [.. Enumerable.Range(0, inputs).Select(bit => new InputSignal(bit / 8, bit % 8))];
        List<Instance> instances = [];
        for (int gate = 0; gate < gates; gate++)
        {
            Cell cell = library.Cells[random.Next(library.Cells.Length)];
            int known = Netlist.InputOf(inputs) + gate;
            instances.Add(new Instance(cell, [.. cell.Inputs.Select(_ => random.Chance(0.03) ? random.Next(2) : known - 1 - random.Next(Math.Min(16, known - 2)))]));
        }
        int last = Netlist.InputOf(inputs) + gates;
        return new Netlist(library, signals, [.. instances], [last - 1, last - 2, last - 3, last - 5]);
    }
}
