using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Generator.Synthesis;

/// <summary>Logic optimisation and mapping for area by ABC (Brayton and Mishchenko, CAV 2010), with the script that
/// reproduces published areas best.</summary>
/// <param name="program">The program <c>berkeley-abc</c>.</param>
/// <param name="limit">Longest time it may take.</param>
internal sealed class Abc(ExternalProgram program, TimeSpan limit)
{
    private const string Round =
        "balance; rewrite; refactor; balance; rewrite -z; refactor -z; dc2; "
        + "balance; rewrite; refactor; balance; rewrite -z; refactor -z; dc2; fraig; dch -f; amap; topo";

    /// <summary>The netlist of a circuit.</summary>
    /// <exception cref="ToolException">ABC fails.</exception>
    public Netlist Map(Circuit circuit, CellLibrary library)
    {
        using WorkFolder work = new();
        work.Write("in.blif", Blif.Write(circuit));
        Dictionary<string, int> inputs = circuit.Inputs.Select((input, i) => (Blif.InputName(input), i)).ToDictionary();
        return Blif.Read(Run(work, library), library, name => inputs[name], circuit.Inputs,
            [.. Enumerable.Range(0, circuit.Outputs.Length).Select(Blif.OutputName)]);
    }

    /// <summary>Maps <c>in.blif</c> of a work folder.</summary>
    /// <returns>The mapped BLIF.</returns>
    public string Run(WorkFolder work, CellLibrary library)
    {
        work.Write("cells.genlib", Genlib.Write(library));
        string script = $"read_genlib cells.genlib; read_blif in.blif; strash; ifraig; fraig; {Round}; strash; ifraig; fraig; {Round}; write_blif out.blif";
        ProgramRun run = program.Run(["-q", script], work.Path, limit);
        return run.Succeeded && File.Exists(work.File("out.blif"))
            ? File.ReadAllText(work.File("out.blif"))
            : throw new ToolException($"berkeley-abc did not map the circuit: {(run.TimedOut ? "time limit" : run.FirstLines)}");
    }
}
