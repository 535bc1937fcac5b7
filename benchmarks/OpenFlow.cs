using System.Collections.Immutable;
using System.Globalization;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Synthesis;

namespace PrintedMlp.Benchmarks;

/// <summary>The open synthesis flow that reproduces published areas: Yosys from RTL to gates, ripple carries instead of
/// Yosys's large prefix adders, then ABC. The reference that our own circuits are measured against.</summary>
/// <param name="yosys">The program Yosys.</param>
/// <param name="abc">The program ABC.</param>
/// <param name="limit">Longest time each may take.</param>
internal sealed class OpenFlow(ExternalProgram yosys, ExternalProgram abc, TimeSpan limit)
{
    private const string Gates =
        "proc; flatten; opt -full; wreduce; peepopt; alumacc; share; opt -full; maccmap -unmap; alumacc; opt; "
        + "techmap -map +/techmap.v -map ripple.v; opt -full; clean";

    /// <summary>Synthesises a module that keeps the module contract.</summary>
    /// <param name="rtlFile">Verilog file of the module.</param>
    /// <param name="name">Name of the module.</param>
    /// <param name="library">The technology.</param>
    /// <param name="inputs">The bits of <c>features_i</c>, bit 0 first.</param>
    /// <param name="classBits">Width of <c>class_o</c>.</param>
    /// <exception cref="ToolException">A tool fails.</exception>
    public Netlist Synthesise(string rtlFile, string name, CellLibrary library, ImmutableArray<InputSignal> inputs, int classBits)
    {
        using WorkFolder work = new();
        work.Write("ripple.v", RippleCarry.Techmap);
        File.Copy(rtlFile, work.File("rtl.v"));
        ProgramRun run = yosys.Run(["-q", "-p", $"read_verilog rtl.v; hierarchy -top {name}; {Gates}; write_blif in.blif"], work.Path, limit);
        if (!run.Succeeded)
        {
            throw new ToolException($"yosys did not synthesise {Path.GetFileName(rtlFile)}: {run.Broken ?? run.FirstLines}");
        }
        return new Abc(abc, limit).Map(File.ReadAllText(work.File("in.blif")), library, PortBit, inputs,
            [.. Enumerable.Range(0, classBits).Select(i => classBits == 1 ? "class_o" : $"class_o[{i}]")]);
    }

    /// <summary>Yosys writes bit 5 of a port as <c>features_i[5]</c>, a port of one bit by its name.</summary>
    private static int PortBit(string name) =>
        name.IndexOf('[', StringComparison.Ordinal) is >= 0 and int at ? int.Parse(name[(at + 1)..^1], CultureInfo.InvariantCulture) : 0;
}
