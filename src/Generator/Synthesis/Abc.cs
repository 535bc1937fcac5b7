using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Generator.Synthesis;

/// <summary>Logic optimisation and mapping for area by ABC (Brayton and Mishchenko, CAV 2010), with the script that
/// reproduces published areas best.</summary>
/// <param name="program">The program <c>berkeley-abc</c>.</param>
/// <param name="limit">Longest time that each of the two rounds may take.</param>
internal sealed class Abc(ExternalProgram program, TimeSpan limit)
{
    private const string Round =
        "strash; ifraig; fraig; balance; rewrite; refactor; balance; rewrite -z; refactor -z; dc2; "
        + "balance; rewrite; refactor; balance; rewrite -z; refactor -z; dc2; fraig; dch -f; amap; topo";

    /// <summary>The netlist of a circuit.</summary>
    /// <exception cref="ToolException">ABC fails.</exception>
    public Netlist Map(Circuit circuit, CellLibrary library)
    {
        Dictionary<string, int> inputs = Names(circuit.Inputs);
        return Map(Blif.Write(circuit), library, name => inputs[name], circuit.Inputs, OutputNames(circuit.Outputs.Length));
    }

    /// <summary>The netlist of a BLIF; the other parameters as in <see cref="Blif.Read"/>. The second round starts from the
    /// first one's netlist, which passes through our own reader: ABC aborts when it hashes a mapped network that holds a
    /// constant gate.</summary>
    /// <exception cref="ToolException">ABC fails.</exception>
    public Netlist Map(
        string blif, CellLibrary library, Func<string, int> inputOf, ImmutableArray<InputSignal> inputs, IReadOnlyList<string> outputs)
    {
        Netlist first = Blif.Read(Run(blif, library), library, inputOf, inputs, outputs);
        Dictionary<string, int> names = Names(inputs);
        Netlist second = Blif.Read(Run(Blif.Write(first), library), library, name => names[name], inputs, OutputNames(outputs.Count));
        return second.AreaCm2 <= first.AreaCm2 ? second : first;
    }

    private string Run(string blif, CellLibrary library)
    {
        using WorkFolder work = new();
        work.Write("in.blif", blif);
        work.Write("cells.genlib", Genlib.Write(library));
        ProgramRun run = program.Run(["-q", $"read_genlib cells.genlib; read_blif in.blif; {Round}; write_blif out.blif"], work.Path, limit);
        return run.Succeeded && File.Exists(work.File("out.blif"))
            ? File.ReadAllText(work.File("out.blif"))
            : throw new ToolException($"berkeley-abc did not map the circuit: {run.Broken ?? run.FirstLines}");
    }

    private static Dictionary<string, int> Names(ImmutableArray<InputSignal> inputs) =>
        inputs.Select((input, i) => (Blif.InputName(input), i)).ToDictionary();

    private static string[] OutputNames(int count) => [.. Enumerable.Range(0, count).Select(Blif.OutputName)];
}
