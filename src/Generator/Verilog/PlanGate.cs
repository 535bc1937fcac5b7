using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Generator.Verilog;

/// <summary>A signal of one bit: a constant, a net, or a bit of a port.</summary>
/// <param name="Net">The net or the port; null for a constant.</param>
/// <param name="Bit">The port's bit; -1 for a net.</param>
/// <param name="Value">The constant, 0 or 1.</param>
/// <param name="IsInverted">Whether its complement is read.</param>
internal sealed record PlanSignal(Net? Net, int Bit, int Value, bool IsInverted = false);

/// <summary>An input of gates.</summary>
/// <param name="Net">Carries it: <c>x3_2</c> for bit 2 of feature 3, <c>x3_ge_5</c> for its level at code 5.</param>
/// <param name="Bit">The port's bit.</param>
/// <param name="Feature">Index of the feature.</param>
/// <param name="FeatureBit">Bit of its code; of no meaning for a level.</param>
/// <param name="Code">Lowest code at which a level is 1; 0 for a bit of a code.</param>
internal sealed record PlanInput(Net Net, int Bit, int Feature, int FeatureBit, int Code);

/// <summary>A gate of two inputs.</summary>
/// <param name="Net">Carries the output.</param>
/// <param name="Kind"><c>and</c>, <c>or</c> or <c>xor</c>.</param>
/// <param name="IsInverted">Whether the output is inverted.</param>
/// <param name="First">An input.</param>
/// <param name="Second">The other.</param>
internal sealed record PlanGate(Net Net, string Kind, bool IsInverted, PlanSignal First, PlanSignal Second);

/// <summary>The gates of a classifier: one module, or its core behind comparators.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Port">The port with the inputs.</param>
/// <param name="Inputs">The inputs that are read.</param>
/// <param name="Unused">Bits of the port that nobody reads.</param>
/// <param name="Gates">Each after those that it reads.</param>
/// <param name="Outputs">The bits of the class index, highest first.</param>
internal sealed record PlanGates(
    string Name, Net Port, ImmutableArray<PlanInput> Inputs, ImmutableArray<PlanSlice> Unused, ImmutableArray<PlanGate> Gates,
        ImmutableArray<PlanSignal> Outputs)
{
    /// <summary>Number of features of which something is read.</summary>
    public int Features => Inputs.Select(i => i.Feature).Distinct().Count();

    /// <summary>The gates of a classifier.</summary>
    public static PlanGates Of(ModulePorts ports, GateClassifier classifier)
    {
        GateList gates = classifier.Gates;
        Net port = new(ports.Input, ports.FeaturesWidth, IsPort: true);
        PlanInput[] inputs = [.. classifier.Signals.Select((s, i) =>
            new PlanInput(new Net(s.IsLevel ? $"x{s.Feature}_ge_{s.Threshold}" : $"x{s.Feature}_{s.Bit}", 1),
            i, s.Feature, s.Bit, s.Threshold))];
        bool[] read = new bool[port.Width];
        foreach (Literal literal in gates.Pins.Concat(gates.Outputs).Where(l => l.Node > 0 && l.Node <= gates.Inputs))
        {
            read[literal.Node - 1] = true;
        }
        return new PlanGates(ports.Name, port, [.. inputs.Where(i => read[i.Bit])], new PlanWord().Without(port, read).Slices,
            [.. gates.Kinds.Select((kind, i) => Gate(i, kind, Signal(gates.Pins[2 * i]), Signal(gates.Pins[2 * i + 1])))],
            [.. gates.Outputs.Reverse().Select(Signal)]);

        PlanSignal Signal(Literal literal) => literal.IsConstant ? new(null, -1, literal.IsComplement ? 1 : 0)
            : new(literal.Node <= gates.Inputs ? inputs[literal.Node - 1].Net : Output(literal.Node - 1 - gates.Inputs), -1, 0, literal.IsComplement);
    }

    // Not g: the cells of a netlist have that letter, and their numbers are others.
    private static Net Output(int gate) => new($"w{gate}", 1);

    private static PlanGate Gate(int number, GateKind kind, PlanSignal first, PlanSignal second)
    {
        if (!kind.IsXor())
        {
            bool isAnd = kind is GateKind.And or GateKind.Nand;
            return new PlanGate(Output(number), isAnd ? "and" : "or", kind is GateKind.Nand or GateKind.Nor, first, second);
        }
        // Complements come together in front; a constant has none.
        bool inverted = kind.InvertsOutput() != first.IsInverted != second.IsInverted;
        return new PlanGate(Output(number), "xor", inverted, first with { IsInverted = false }, second with { IsInverted = false });
    }
}
