using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Approx.Classifiers;

/// <summary>A netlist of two-input gates as the search knows it, finished and compact. Signal 0 is the constant 0, signals
/// 1..inputs are the inputs, the others are gates, each reading only earlier signals. A pin or an output names a signal or
/// its complement; all that read a complement share one inverter.</summary>
/// <param name="Inputs">Number of inputs.</param>
/// <param name="Kinds">One kind a gate.</param>
/// <param name="Pins">Two literals a gate.</param>
/// <param name="Outputs">The bits of the class index, bit 0 first, and above them those of flags.</param>
public sealed record GateList(int Inputs, ImmutableArray<GateKind> Kinds, ImmutableArray<Literal> Pins, ImmutableArray<Literal> Outputs)
{
    /// <summary>Number of gates, inverters not counted.</summary>
    public int Gates => Kinds.Length;

    /// <summary>Signal of a gate's output.</summary>
    public int SignalOf(int gate) => 1 + Inputs + gate;

    /// <summary>The gates of a netlist whose cells all have one or two inputs; null when it has others.</summary>
    public static GateList? Of(Netlist netlist)
    {
        ArgumentNullException.ThrowIfNull(netlist);
        Literal[] signals = new Literal[netlist.Signals];
        (signals[Netlist.Zero], signals[Netlist.One]) = (Literal.False, Literal.True);
        for (int input = 0; input < netlist.Inputs.Length; input++)
        {
            signals[Netlist.InputOf(input)] = CircuitBuilder.Input(input);
        }
        List<GateKind> kinds = [];
        List<Literal> pins = [];
        for (int i = 0; i < netlist.Instances.Length; i++)
        {
            (Cell cell, ImmutableArray<int> read) = netlist.Instances[i];
            if (read.Length == 1 && cell.Function is 0b01 or 0b10)
            {
                signals[netlist.OutputOf(i)] = signals[read[0]] ^ (cell.Function == 0b01);
            }
            else if (read.Length == 2 && GateKinds.Of(cell.Function) is { } kind)
            {
                signals[netlist.OutputOf(i)] = new Literal(2 * (1 + netlist.Inputs.Length + kinds.Count));
                kinds.Add(kind);
                pins.AddRange([signals[read[0]], signals[read[1]]]);
            }
            else
            {
                return null;
            }
        }
        return new GateList(netlist.Inputs.Length, [.. kinds], [.. pins], [.. netlist.Outputs.Select(o => signals[o])]);
    }

    /// <summary>A circuit's gates, all of one kind; a search brings them into the cheapest form.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="kind">And, or, or one of their complements: with inverters it makes any circuit.</param>
    public static GateList Of(Circuit circuit, GateKind kind)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        int[] nodes = [.. Enumerable.Range(circuit.FirstAnd, circuit.Ands)];
        return new GateList(circuit.Inputs.Length, [.. nodes.Select(_ => kind)],
            [.. nodes.SelectMany(node => new[] { circuit.Left(node), circuit.Right(node) }).Select(l => Made(l) ^ kind.InvertsInputs())],
            [.. circuit.Outputs.Select(Made)]);

        Literal Made(Literal literal) => circuit.IsAnd(literal.Node) ? literal ^ kind.InvertsOutput() : literal;
    }

    /// <summary>Another netlist behind this one: what was its input i is now this one's output i.</summary>
    /// <param name="next">Has as many inputs as this netlist has outputs.</param>
    public GateList Then(GateList next)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentOutOfRangeException.ThrowIfNotEqual(next.Inputs, Outputs.Length);
        return new GateList(Inputs, [.. Kinds, .. next.Kinds], [.. Pins, .. next.Pins.Select(Moved)], [.. next.Outputs.Select(Moved)]);

        Literal Moved(Literal literal) => literal.IsConstant ? literal
            : literal.Node <= next.Inputs ? Outputs[literal.Node - 1] ^ literal.IsComplement
            : new Literal(literal.Code + 2 * (Inputs + Gates - next.Inputs));
    }

    /// <summary>The same netlist over more inputs.</summary>
    /// <param name="inputs">Their number.</param>
    /// <param name="places">Where each of this netlist's inputs stands among them.</param>
    public GateList Over(int inputs, ImmutableArray<int> places)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(places.Length, Inputs);
        return new GateList(inputs, Kinds, [.. Pins.Select(Moved)], [.. Outputs.Select(Moved)]);

        Literal Moved(Literal literal) => literal.IsConstant ? literal
            : literal.Node <= Inputs ? CircuitBuilder.Input(places[literal.Node - 1]) ^ literal.IsComplement
            : new Literal(literal.Code + 2 * (inputs - Inputs));
    }

    /// <summary>Another netlist beside this one: its outputs follow this one's.</summary>
    /// <param name="other">Has the same inputs.</param>
    public GateList Beside(GateList other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Inputs, Inputs);
        return new GateList(Inputs, [.. Kinds, .. other.Kinds], [.. Pins, .. other.Pins.Select(Moved)], [.. Outputs, .. other.Outputs.Select(Moved)]);

        Literal Moved(Literal literal) => literal.Node <= Inputs ? literal : new Literal(literal.Code + 2 * Gates);
    }

    /// <summary>The same netlist with its unread inputs left out.</summary>
    /// <param name="read">The inputs that stay, in their order.</param>
    public GateList Compact(out ImmutableArray<int> read)
    {
        bool[] isRead = new bool[1 + Inputs];
        foreach (Literal literal in Pins.Concat(Outputs).Where(l => l.Node <= Inputs))
        {
            isRead[literal.Node] = true;
        }
        ImmutableArray<int> kept = [.. Enumerable.Range(0, Inputs).Where(input => isRead[1 + input])];
        int[] number = new int[1 + Inputs];
        for (int i = 0; i < kept.Length; i++)
        {
            number[1 + kept[i]] = 1 + i;
        }
        read = kept;
        return new GateList(kept.Length, Kinds, [.. Pins.Select(Moved)], [.. Outputs.Select(Moved)]);

        Literal Moved(Literal literal) => literal.Node <= Inputs ? new Literal(2 * number[literal.Node] | literal.Code & 1)
            : new Literal(literal.Code - 2 * (Inputs - kept.Length));
    }

    /// <summary>The same function as an and-inverter graph.</summary>
    /// <param name="inputs">What the inputs are.</param>
    public Circuit ToCircuit(ImmutableArray<InputSignal> inputs)
    {
        CircuitBuilder builder = new(inputs);
        Literal[] made = new Literal[1 + Inputs + Gates];
        for (int input = 0; input < Inputs; input++)
        {
            made[1 + input] = CircuitBuilder.Input(input);
        }
        for (int gate = 0; gate < Gates; gate++)
        {
            GateKind kind = Kinds[gate];
            Literal a = Made(Pins[2 * gate]) ^ kind.InvertsInputs(), b = Made(Pins[2 * gate + 1]) ^ kind.InvertsInputs();
            made[SignalOf(gate)] = (kind.IsXor() ? builder.Xor(a, b) : builder.And(a, b)) ^ kind.InvertsOutput();
        }
        return builder.Build([.. Outputs.Select(Made)]);

        Literal Made(Literal literal) => made[literal.Node] ^ literal.IsComplement;
    }

    /// <summary>The cells of a technology, gate by gate.</summary>
    /// <param name="inputs">What the inputs are.</param>
    /// <param name="library">The technology.</param>
    /// <param name="cellOf">Its cell for each kind of gate.</param>
    public Netlist ToNetlist(ImmutableArray<InputSignal> inputs, CellLibrary library, Func<GateKind, Cell> cellOf)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(cellOf);
        int[] signals = new int[2 * (1 + Inputs + Gates)];
        Array.Fill(signals, -1);
        (signals[Literal.False.Code], signals[Literal.True.Code]) = (Netlist.Zero, Netlist.One);
        for (int input = 0; input < Inputs; input++)
        {
            signals[CircuitBuilder.Input(input).Code] = Netlist.InputOf(input);
        }
        ImmutableArray<Instance>.Builder instances = ImmutableArray.CreateBuilder<Instance>();
        for (int gate = 0; gate < Gates; gate++)
        {
            signals[2 * SignalOf(gate)] = Add(cellOf(Kinds[gate]), Signal(Pins[2 * gate]), Signal(Pins[2 * gate + 1]));
        }
        int[] outputs = [.. Outputs.Select(Signal)];
        return new Netlist(library, inputs, instances.ToImmutable(), [.. outputs]);

        int Signal(Literal literal)
        {
            if (signals[literal.Code] < 0)
            {
                signals[literal.Code] = Add(library.Inverter, signals[literal.Code ^ 1]);
            }
            return signals[literal.Code];
        }

        int Add(Cell cell, params int[] pins)
        {
            instances.Add(new Instance(cell, [.. pins]));
            return 1 + Inputs + instances.Count;
        }
    }
}
