using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Synthesis;

/// <summary>Circuits and netlists as BLIF, the language that ABC speaks. Input bit b of feature k is <c>f{k}_{b}</c>,
/// output bit i is <c>class{i}</c>.</summary>
internal static class Blif
{
    /// <summary>A circuit, one table an AND.</summary>
    public static string Write(Circuit circuit)
    {
        StringBuilder text = Header(circuit.Inputs, circuit.Outputs.Length);
        text.Append(".names zero\n");
        for (int node = circuit.FirstAnd; node < circuit.Nodes; node++)
        {
            Literal left = circuit.Left(node), right = circuit.Right(node);
            text.Append(CultureInfo.InvariantCulture,
                $".names {Name(circuit, left.Node)} {Name(circuit, right.Node)} n{node}\n{Digit(left)}{Digit(right)} 1\n");
        }
        for (int i = 0; i < circuit.Outputs.Length; i++)
        {
            Literal output = circuit.Outputs[i];
            text.Append(CultureInfo.InvariantCulture, $".names {Name(circuit, output.Node)} class{i}\n{Digit(output)} 1\n");
        }
        return text.Append(".end\n").ToString();
    }

    /// <summary>A netlist, one table an instance.</summary>
    public static string Write(Netlist netlist)
    {
        StringBuilder text = Header(netlist.Inputs, netlist.Outputs.Length);
        text.Append(".names zero\n.names one\n1\n");
        for (int i = 0; i < netlist.Instances.Length; i++)
        {
            Instance instance = netlist.Instances[i];
            text.Append(".names ").AppendJoin(' ', instance.Pins.Select(pin => Name(netlist, pin)))
                .Append(CultureInfo.InvariantCulture, $" {Name(netlist, netlist.OutputOf(i))}\n");
            for (int state = 0; state < 1 << instance.Pins.Length; state++)
            {
                if (instance.Cell.Evaluate(state))
                {
                    int s = state;
                    text.Append(string.Concat(instance.Pins.Select((_, pin) => (s >> pin & 1) == 1 ? '1' : '0'))).Append(" 1\n");
                }
            }
        }
        for (int i = 0; i < netlist.Outputs.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $".names {Name(netlist, netlist.Outputs[i])} class{i}\n1 1\n");
        }
        return text.Append(".end\n").ToString();
    }

    /// <summary>Reads a mapped netlist (<c>.gate</c> lines) as ABC writes it.</summary>
    /// <param name="text">The file.</param>
    /// <param name="library">The cells that it may use.</param>
    /// <param name="inputOf">The number among <paramref name="inputs"/> of an input's name.</param>
    /// <param name="inputs">The inputs of the netlist.</param>
    /// <param name="outputs">Names of the outputs, bit 0 first.</param>
    /// <exception cref="FormatException">A line is not what ABC writes.</exception>
    public static Netlist Read(
        string text, CellLibrary library, Func<string, int> inputOf, ImmutableArray<InputSignal> inputs, IReadOnlyList<string> outputs)
    {
        Dictionary<string, int> signals = [];
        ImmutableArray<Instance>.Builder instances = ImmutableArray.CreateBuilder<Instance>();
        List<(string Output, string Source)> aliases = [];
        foreach (string[] words in Lines(text))
        {
            switch (words[0])
            {
                case ".inputs":
                    foreach (string name in words.Skip(1))
                    {
                        signals[name] = Netlist.InputOf(inputOf(name));
                    }
                    break;
                case ".gate" when words[1] is "ZERO" or "ONE":
                    signals[words[2].Split('=')[1]] = words[1] == "ONE" ? Netlist.One : Netlist.Zero;
                    break;
                case ".gate":
                    Cell cell = library.Find(words[1]) ?? throw new FormatException($"unknown cell {words[1]}");
                    Dictionary<string, string> pins = words.Skip(2).Select(w => w.Split('=')).ToDictionary(p => p[0], p => p[1]);
                    instances.Add(new Instance(cell, [.. cell.Inputs.Select(pin => signals[pins[pin]])]));
                    signals[pins[cell.Output]] = 2 + inputs.Length + instances.Count - 1;
                    break;
                case ".barbuf" or ".names" when words.Length == 3:
                    aliases.Add((words[2], words[1]));
                    break;
            }
        }
        foreach ((string output, string source) in aliases)
        {
            signals[output] = signals[source];
        }
        return new Netlist(library, inputs, instances.ToImmutable(), [.. outputs.Select(o => signals[o])]);
    }

    /// <summary>Name of an input in BLIF.</summary>
    public static string InputName(InputSignal input) => $"f{input.Feature}_{input.Bit}";

    /// <summary>Name of an output bit in BLIF.</summary>
    public static string OutputName(int bit) => $"class{bit}";

    private static IEnumerable<string[]> Lines(string text) => text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length > 0 && words[0][0] != '#');

    private static StringBuilder Header(ImmutableArray<InputSignal> inputs, int outputs) => new StringBuilder(".model classifier\n")
        .Append(".inputs ").AppendJoin(' ', inputs.Select(InputName)).Append('\n')
        .Append(".outputs ").AppendJoin(' ', Enumerable.Range(0, outputs).Select(OutputName)).Append('\n');

    private static string Name(Circuit circuit, int node) => node == 0 ? "zero"
        : circuit.IsAnd(node) ? $"n{node}" : InputName(circuit.Inputs[node - 1]);

    private static string Name(Netlist netlist, int signal) => signal == Netlist.Zero ? "zero"
        : signal == Netlist.One ? "one"
        : signal < Netlist.InputOf(netlist.Inputs.Length) ? InputName(netlist.Inputs[signal - Netlist.InputOf(0)])
        : $"n{signal}";

    private static char Digit(Literal literal) => literal.IsComplement ? '0' : '1';
}
