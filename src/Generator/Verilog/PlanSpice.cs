using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Verilog;

/// <summary>A transistor between two nodes of a cell.</summary>
/// <param name="High">Node nearer to the output.</param>
/// <param name="Low">Node nearer to ground.</param>
/// <param name="Gate">Node that its gate reads.</param>
/// <param name="OnS">Conductance in S with the full supply at its gate.</param>
/// <param name="OffS">Conductance in S below the threshold.</param>
internal sealed record PlanTransistor(string High, string Low, string Gate, double OnS, double OffS);

/// <summary>A pull-up resistor and its stage's output.</summary>
/// <param name="Node">The output.</param>
/// <param name="Ohm">The resistor.</param>
internal sealed record PlanPullUp(string Node, double Ohm);

/// <summary>A cell as transistors: nodes <c>p0</c>, <c>p1</c>, ... are its pins in order, <c>y</c> is its output, <c>s0</c>, <c>s1</c>, ... are the
/// outputs of earlier stages, <c>m0</c>, ... lie between transistors in series.</summary>
/// <param name="Name">The cell.</param>
/// <param name="Pins">Nodes of its input pins, then its output.</param>
/// <param name="Value">What a cell without stages always gives; 0 for others.</param>
/// <param name="PullUps">A resistor a stage.</param>
/// <param name="Transistors">The transistors.</param>
internal sealed record PlanSubcircuit(
    string Name, ImmutableArray<string> Pins, int Value, ImmutableArray<PlanPullUp> PullUps, ImmutableArray<PlanTransistor> Transistors)
{
    /// <summary>A cell in a technology's resistors.</summary>
    public static PlanSubcircuit Of(Cell cell, PullUpLogic logic)
    {
        ImmutableArray<PullUpStage> stages = CellStages.Of(cell);
        int pins = cell.Inputs.Length, between = 0;
        string Node(int number) => number < pins ? $"p{number}" : number == pins + stages.Length - 1 ? "y" : $"s{number - pins}";
        List<PlanTransistor> transistors = [];
        for (int stage = 0; stage < stages.Length; stage++)
        {
            StageResistors resistors = logic.Of(stages[stage]);
            foreach (ImmutableArray<int> path in stages[stage].Paths)
            {
                string[] nodes = [Node(pins + stage), .. path.Skip(1).Select(_ => $"m{between++}"), "0"];
                transistors.AddRange(path.Select((gate, i) =>
                    new PlanTransistor(nodes[i], nodes[i + 1], Node(gate), 1 / resistors.On, 1 / resistors.Off)));
            }
        }
        return new PlanSubcircuit(cell.Name, [.. Enumerable.Range(0, pins).Select(Node), "y"], stages.IsEmpty && cell.Evaluate(0) ? 1 : 0,
            [.. stages.Select((stage, i) => new PlanPullUp(Node(pins + i), logic.Of(stage).PullUp))], [.. transistors]);
    }
}

/// <summary>A bit of the input port that some transistor or output reads.</summary>
/// <param name="Bit">The bit.</param>
/// <param name="Changes">Rows at which it has just changed or is about to, with its value, the first and the last row among them: straight lines
/// between them pass through its value on every row.</param>
internal sealed record PlanStimulus(int Bit, ImmutableArray<PlanPoint> Changes);

/// <summary>A bit on a row.</summary>
/// <param name="Row">Number of the row.</param>
/// <param name="Value">0 or 1.</param>
internal sealed record PlanPoint(int Row, int Value);

/// <summary>What a circuit of transistors has to answer.</summary>
/// <param name="Inputs">The input port, highest bit first; what is not read is 0.</param>
/// <param name="Class">The class index.</param>
/// <param name="StaticPowerMw">Static power of the cells in their states, as the technology's files have it.</param>
/// <param name="CircuitPowerMw">Static power of the resistors in their place, every transistor either on or off.</param>
internal sealed record PlanOperatingPoint(string Inputs, int Class, double StaticPowerMw, double CircuitPowerMw);

/// <summary>A mapped netlist as transistors, and inputs to try it on.</summary>
/// <param name="SupplyV">Supply in V.</param>
/// <param name="ThresholdV">Threshold of the transistors in V.</param>
/// <param name="DriveExponent">Power of (gate voltage - threshold) that their conductance goes with.</param>
/// <param name="Cells">The cells that are used, sorted by name.</param>
/// <param name="Stimuli">The inputs.</param>
/// <param name="Rows">What is expected on each row.</param>
internal sealed record PlanSpice(
    double SupplyV, double ThresholdV, double DriveExponent, ImmutableArray<PlanSubcircuit> Cells, ImmutableArray<PlanStimulus> Stimuli,
    ImmutableArray<PlanOperatingPoint> Rows)
{
    /// <summary>Rows that are tried at most, and of large netlists at least; between them as many as cells times rows allow, which is about a
    /// second of ngspice.</summary>
    private const int MostRows = 200, FewestRows = 5, MostCellRows = 30_000;

    /// <summary>Refuses a technology that has no such transistors where a design is to be written as transistors.</summary>
    /// <exception cref="Approx.UserException">It is and it has none.</exception>
    public static void Check(IEnumerable<string> languages, CellLibrary library)
    {
        if (languages.Contains(Language.Spice))
        {
            PullUpLogic.Of(library);
        }
    }

    /// <summary>A netlist, and of the rows that differ where it reads them all or, spread evenly, as many as ngspice is quick with.</summary>
    /// <param name="ports">Ports of the netlist's module.</param>
    /// <param name="netlist">The netlist.</param>
    /// <param name="classifier">Says the class of each row.</param>
    /// <param name="codes">Rows, at least one.</param>
    /// <exception cref="Approx.UserException">Its technology has no such transistors.</exception>
    public static PlanSpice Of(ModulePorts ports, Netlist netlist, Classifier classifier, IReadOnlyList<byte[]> codes)
    {
        var logic = PullUpLogic.Of(netlist.Library);
        HashSet<int> read = [.. netlist.Instances.SelectMany(i => i.Pins), .. netlist.Outputs];
        int[] inputs = [.. Enumerable.Range(0, netlist.Inputs.Length).Where(i => read.Contains(Netlist.InputOf(i)))];
        byte[][] distinct = [.. codes.DistinctBy(row =>
            string.Concat(inputs.Select(i => netlist.Inputs[i].IsSet(row[netlist.Inputs[i].Feature]) ? '1' : '0')))];
        int most = Math.Clamp(MostCellRows / Math.Max(1, netlist.Instances.Length), FewestRows, MostRows), step = (distinct.Length + most - 1) / most;
        byte[][] rows = [.. distinct.Where((_, i) => i % step == 0)];
        int[] classes = classifier.Classify(rows);
        double[] powers = logic.StaticPowersMw(netlist, BitRows.Pack(rows, netlist.Inputs));
        bool IsSet(int input, int row) => netlist.Inputs[input].IsSet(rows[row][netlist.Inputs[input].Feature]);
        int Bit(int input) => PlanNetlist.PortBit(ports, netlist.Inputs[input], input);
        string Text(int row)
        {
            char[] bits = [.. Enumerable.Repeat('0', ports.FeaturesWidth)];
            foreach (int input in inputs.Where(i => IsSet(i, row)))
            {
                bits[^(1 + Bit(input))] = '1';
            }
            return new string(bits);
        }
        return new PlanSpice(logic.SupplyV, PullUpLogic.ThresholdV, PullUpLogic.DriveExponent,
            [.. netlist.Instances.Select(i => i.Cell).DistinctBy(c => c.Name).OrderBy(c => c.Name, StringComparer.Ordinal)
                .Select(c => PlanSubcircuit.Of(c, logic))],
            [.. inputs.Select(i => new PlanStimulus(Bit(i), Changes(rows.Length, row => IsSet(i, row))))],
            [.. Enumerable.Range(0, rows.Length).Select(row => new PlanOperatingPoint(Text(row), classes[row],
                NetlistSimulation.StaticPowerMw(netlist, BitRows.Pack([rows[row]], netlist.Inputs)), powers[row]))]);
    }

    private static ImmutableArray<PlanPoint> Changes(int rows, Func<int, bool> isSet) =>
        [.. Enumerable.Range(0, rows).Where(row => row == 0 || row == rows - 1 || isSet(row) != isSet(row - 1) || isSet(row) != isSet(row + 1))
            .Select(row => new PlanPoint(row, isSet(row) ? 1 : 0))];
}
