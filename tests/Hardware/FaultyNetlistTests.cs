using System.Text;
using PrintedMlp.Approx.Faults;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Approx.Faults;
using PrintedMlp.Training.Randomness;
using StuckAt = PrintedMlp.Approx.Faults.Fault;

namespace PrintedMlp.Tests.Hardware;

/// <summary>The simulation of faults against Icarus, where each fault is wired into a module of its own. Needs Icarus.</summary>
public class FaultyNetlistTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Icarus_gives_the_same_classes_with_each_fault_wired_in(ulong seed, bool levels)
    {
        RandomStream random = new(seed);
        for (int trial = 0; trial < 2; trial++)
        {
            Netlist netlist = DrawnNetlist.Of(random, 12, 25, 3, levels);
            bool[][] vectors = DrawnNetlist.Vectors(netlist, random, 40);
            StuckAt[] faults = [.. FaultList.Of(netlist).SelectMany(c => c.Faults).Where((_, i) => i % 2 == trial)];
            FaultSimulation simulation = new(netlist, TestVectors.Rows(vectors, 12));
            string expected = string.Concat(faults.Select(fault =>
            {
                simulation.Inject(fault);
                return string.Join(' ', simulation.Classes()) + "\n";
            }));
            Assert.Equal(expected, Icarus(netlist, faults, vectors));
        }
    }

    /// <summary>The classes of all vectors, a line a fault.</summary>
    private static string Icarus(Netlist netlist, StuckAt[] faults, bool[][] vectors)
    {
        using TempFolder folder = new();
        StringBuilder text = new();
        for (int i = 0; i < faults.Length; i++)
        {
            text.Append(Module(netlist, faults[i], $"faulty{i}"));
        }
        text.Append("module bench;\n  reg [11:0] x; reg [11:0] rows [0:").Append(vectors.Length - 1).Append("]; integer r;\n");
        text.Append(string.Concat(faults.Select((_, i) => $"  wire [2:0] y{i}; faulty{i} u{i} (.x(x), .y(y{i}));\n")));
        text.Append("  initial begin\n    $readmemb(\"rows.txt\", rows);\n");
        for (int i = 0; i < faults.Length; i++)
        {
            text.Append($"    for (r = 0; r < {vectors.Length}; r = r + 1) begin x = rows[r]; #1 if (r > 0) $write(\" \"); $write(\"%0d\", y{i}); end $write(\"\\n\");\n");
        }
        text.Append("  end\nendmodule\n");
        File.WriteAllText(folder.File("faulty.v"), text.ToString());
        File.WriteAllText(folder.File("cells.v"), new VerilogWriter(new Templates()).Cells(netlist.Library));
        File.WriteAllText(folder.File("rows.txt"), string.Concat(vectors.Select(v => string.Concat(v.Reverse().Select(b => b ? '1' : '0')) + "\n")));
        Tools tools = new();
        ProgramRun compiled = tools.Icarus!.Run(["-g2005", "-s", "bench", "-o", "bench", "faulty.v", "cells.v"], folder.Path, TimeSpan.FromMinutes(2));
        Assert.True(compiled.Succeeded, compiled.FirstLines);
        ProgramRun run = tools.IcarusRuntime!.Run(["-n", "bench"], folder.Path, TimeSpan.FromMinutes(2));
        return run.Output;
    }

    private static string Module(Netlist netlist, StuckAt fault, string name)
    {
        // A stuck signal keeps its driver, whose output goes nowhere.
        string Stuck(bool value) => value ? "1'b1" : "1'b0";
        string Read(int signal) => fault.IsSignal && fault.Signal == signal ? Stuck(fault.Value)
            : signal <= Netlist.One ? Stuck(signal == Netlist.One) : signal < Netlist.InputOf(netlist.Inputs.Length) ? $"x[{signal - 2}]" : $"n{signal}";
        StringBuilder text = new($"module {name} (input [11:0] x, output [2:0] y);\n");
        for (int i = 0; i < netlist.Instances.Length; i++)
        {
            (Cell cell, var pins) = netlist.Instances[i];
            IEnumerable<string> connected = cell.Inputs.Select((pin, p) => !fault.IsSignal && fault.Instance == i && fault.Pin == p
                ? $".{pin}({Stuck(fault.Value)})" : $".{pin}({Read(pins[p])})");
            text.Append($"  wire n{netlist.OutputOf(i)}; {cell.Name} g{i} ({string.Join(", ", connected)}, .{cell.Output}(n{netlist.OutputOf(i)}));\n");
        }
        return text.Append($"  assign y = {{{string.Join(", ", netlist.Outputs.Reverse().Select(Read))}}};\nendmodule\n").ToString();
    }
}
