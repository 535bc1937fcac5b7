using System.Collections.Immutable;
using System.Globalization;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Generator.Synthesis;

/// <summary>A combinational circuit with named inputs and outputs, as Yosys writes it (AIGER, the text form).</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Inputs">The number of an input by its name.</param>
/// <param name="Outputs">The signal of an output by its name.</param>
internal sealed record Aiger(Circuit Circuit, ImmutableDictionary<string, int> Inputs, ImmutableDictionary<string, Literal> Outputs)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is not one, or holds latches.</exception>
    public static Aiger Read(string text)
    {
        string[][] lines = [.. text.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        if (lines[0] is not ["aag", var largest, var inputs, "0", var outputs, var ands])
        {
            throw new FormatException("not a combinational circuit in AIGER's text form");
        }
        int first = 1 + Number(inputs), last = first + Number(outputs), end = last + Number(ands);
        CircuitBuilder builder = new([.. Enumerable.Range(0, Number(inputs)).Select(i => new InputSignal(i, 0))]);
        Literal[] signals = new Literal[1 + Number(largest)];
        for (int i = 0; i < Number(inputs); i++)
        {
            signals[Number(lines[1 + i][0]) >> 1] = CircuitBuilder.Input(i);
        }
        foreach (string[] line in lines[last..end])
        {
            signals[Number(line[0]) >> 1] = builder.And(Signal(line[1]), Signal(line[2]));
        }
        Circuit circuit = builder.Build([.. lines[first..last].Select(line => Signal(line[0]))]);
        string[][] names = [.. lines[end..].TakeWhile(line => line is not ["c", ..]).Where(line => line.Length == 2)];
        return new Aiger(circuit,
            names.Where(n => n[0][0] == 'i').ToImmutableDictionary(n => n[1], n => Number(n[0][1..])),
            names.Where(n => n[0][0] == 'o').ToImmutableDictionary(n => n[1], n => circuit.Outputs[Number(n[0][1..])]));

        Literal Signal(string word) => signals[Number(word) >> 1] ^ ((Number(word) & 1) == 1);
    }

    /// <summary>The circuit between two ports alone.</summary>
    /// <param name="input">Name of the input port.</param>
    /// <param name="inputs">What its bits are, bit 0 first.</param>
    /// <param name="output">Name of the output port; what else is led out is left away.</param>
    /// <param name="bits">Its bits.</param>
    /// <returns>The circuit; null when there are no such ports, or when it has further inputs.</returns>
    public Circuit? Between(string input, ImmutableArray<InputSignal> inputs, string output, int bits)
    {
        string[] names = Bits(input, inputs.Length), classes = Bits(output, bits);
        if (Inputs.Count != names.Length || !names.All(Inputs.ContainsKey) || !classes.All(Outputs.ContainsKey))
        {
            return null;
        }
        Literal[] sources = new Literal[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            sources[Inputs[names[i]]] = CircuitBuilder.Input(i);
        }
        CircuitBuilder builder = new(inputs);
        return builder.Build(builder.Insert(Circuit, sources, [.. classes.Select(name => Outputs[name])]));
    }

    /// <summary>The names of a port's bits, bit 0 first; the only bit of a port has no number.</summary>
    public static string[] Bits(string port, int width) => width == 1 ? [port] : [.. Enumerable.Range(0, width).Select(bit => $"{port}[{bit}]")];

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
