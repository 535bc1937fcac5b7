using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Faults;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.TestKits;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Benchmarks;

/// <summary>Single stuck-at faults: accuracy by the program against Icarus on the netlist with the fault wired in, for random netlists and for the
/// designs of runs; the size of the designs' test kits; and the processor time of fault simulation.</summary>
internal static class FaultBenchmark
{
    internal const int MostCells = 300;
    private static readonly ImmutableArray<string> DataSets = ["Balance", "Iris", "Seeds", "Vertebral"];
    private const int RandomNetlists = 200, FaultsEach = 8, FaultsOfDesigns = 400, RandomRows = 100, MostRows = 500;

    /// <summary>Writes <c>results/faults.md</c>.</summary>
    /// <param name="runs">Folders of runs.</param>
    /// <returns>The exit code: 2 when anything disagrees.</returns>
    public static int Run(string[] runs)
    {
        Tools tools = new();
        RandomStream random = new(1);
        int wrong = 0, compared = 0;
        StringBuilder text = new($"# Faults\n\n");
        for (int i = 0; i < RandomNetlists; i++)
        {
            RandomStream own = random.Child((ulong)i);
            Netlist netlist = Draw(own);
            AllowedInputs allowed = TestVectors.Allowed(netlist);
            bool[][] vectors = [.. Enumerable.Range(0, RandomRows).Select(_ => allowed.Draw(own.Next))];
            wrong += Wrong(netlist, vectors, [.. vectors.Select(_ => own.Next(1 << netlist.Outputs.Length))], FaultsEach, own, tools);
            compared += FaultsEach;
        }
        text.Append($"{compared} faults of {RandomNetlists} random netlists of 5 to 60 cells, {RandomRows} rows each: {wrong} differ from Icarus.\n");
        (string Name, TestedDesign Design)[] designs =
        [
            .. DataSets.SelectMany(Trees),
            .. runs.SelectMany(run => Directory.GetFiles(run, "model.json", SearchOption.AllDirectories)).Select(file => Path.GetDirectoryName(file)!)
                .Where(folder => !folder.EndsWith("baseline", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(f => (f, TestedDesign.Read(f, null))),
        ];
        List<double> ratios = [];
        int undecided = 0, redundant = 0, grown = 0, ofDesigns = 0, wrongOfDesigns = 0;
        for (int i = 0; i < designs.Length; i++)
        {
            (string name, TestedDesign design) = designs[i];
            bool[][] vectors = [.. design.Rows.Take(MostRows)];
            int[] labels = NetlistSimulation.Classify(design.Netlist, TestVectors.Rows(vectors, design.Netlist.Inputs.Length));
            int faults = FaultsOfDesigns * (i + 1) / designs.Length - FaultsOfDesigns * i / designs.Length;
            wrongOfDesigns += Wrong(design.Netlist, vectors, labels, faults, random, tools);
            ofDesigns += faults;
            var kit = TestKit.Of(design);
            ratios.Add((double)kit.Test.Vectors.Length / Math.Max(1, kit.Test.LowerBound));
            undecided += kit.Test.Undecided.Length;
            redundant += kit.Redundant.IsEmpty ? 0 : 1;
            grown += kit.Netlist.AreaCm2 > design.Netlist.AreaCm2 ? 1 : 0;
            Console.Error.WriteLine($"{name}: {design.Netlist.Instances.Length} cells, {kit.Test.Vectors.Length} vectors, bound {kit.Test.LowerBound}");
        }
        ratios.Sort();
        text.Append($"{ofDesigns} faults of {designs.Length} designs (decision trees of {string.Join(", ", DataSets)}{(runs.Length > 0 ? $", and {runs.Length} runs" : "")}), "
            + $"up to {MostRows} rows: {wrongOfDesigns} differ from Icarus.\n\n");
        text.Append($"Test kits of these designs, {designs.Min(d => d.Design.Netlist.Instances.Length)} to {designs.Max(d => d.Design.Netlist.Instances.Length)} cells: "
            + $"{undecided} faults undecided; size over lower bound {ratios[ratios.Count / 2]:0.00} in the median, {ratios[^1]:0.00} at most; "
            + $"{redundant} designs had redundant places, {grown} grew when they were taken out.\n");
        text.Append($"\n{Speed()}\n");
        ResultFile.Write("faults.md", text.ToString());
        return wrong + wrongOfDesigns == 0 ? 0 : 2;
    }

    /// <summary>The decision trees on levels of a data set, mapped.</summary>
    internal static IEnumerable<(string, TestedDesign)> Trees(string name)
    {
        BenchmarkData benchmark = BenchmarkData.All.Single(d => d.Name == name);
        RunOptions options = benchmark.Options with { Gates = new GateSettings() };
        RunData data = RunData.Of(benchmark.Read(), options);
        CellLibrary library = options.Output.Technology.Value;
        foreach (Classifier tree in new TreeDesigns(options, data, new GatePrices(library)).Classifiers)
        {
            Netlist netlist = new Mapper(library).Map(tree.ToCircuit());
            if (netlist.Instances.Length is > 0 and <= MostCells)
            {
                yield return ($"tree of {name}", TestedDesign.Of("tree", tree, netlist, data.For(tree).All.Codes, new RunNames([], [], null)));
            }
        }
    }

    /// <summary>Processor time of 10^5 faults on 1,000 rows.</summary>
    private static string Speed()
    {
        const int Faults = 100_000, Rows = 1000;
        RandomStream random = new(2);
        TimeSpan spent = TimeSpan.Zero;
        int simulated = 0;
        while (simulated < Faults)
        {
            Netlist netlist = Draw(random, 300);
            AllowedInputs allowed = TestVectors.Allowed(netlist);
            bool[][] vectors = [.. Enumerable.Range(0, Rows).Select(_ => allowed.Draw(random.Next))];
            BitRows rows = TestVectors.Rows(vectors, netlist.Inputs.Length);
            int[] labels = [.. vectors.Select(_ => random.Next(4))];
            TimeSpan before = Environment.CpuUsage.TotalTime;
            simulated += FaultEffects.Of(netlist, rows, labels).Faults;
            spent += Environment.CpuUsage.TotalTime - before;
        }
        return $"{simulated} gate-faults of netlists of 300 cells on {Rows} rows: {spent.TotalSeconds:0.0} s of processor time, one thread. "
            + "Random netlists soon are constant, so faults go a short way: a circuit that is one takes longer.";
    }

    /// <summary>Number of drawn faults whose accuracy differs from that of Icarus.</summary>
    private static int Wrong(Netlist netlist, bool[][] vectors, int[] labels, int count, RandomStream random, Tools tools)
    {
        var effects = FaultEffects.Of(netlist, TestVectors.Rows(vectors, netlist.Inputs.Length), labels);
        (Fault Fault, int Correct)[] all = [.. effects.Classes.SelectMany((c, i) => c.Faults.Select(f => (f, effects.Correct[i])))];
        if (count == 0 || all.Length == 0)
        {
            return 0;
        }
        (Fault Fault, int Correct)[] drawn = [.. Enumerable.Range(0, count).Select(_ => all[random.Next(all.Length)])];
        int[] simulated = Simulated(netlist, [.. drawn.Select(d => d.Fault)], vectors, labels, tools);
        return drawn.Zip(simulated).Count(pair => pair.First.Correct != pair.Second);
    }

    /// <summary>Rows that Icarus gives their label, for each fault wired in.</summary>
    private static int[] Simulated(Netlist netlist, Fault[] faults, bool[][] vectors, int[] labels, Tools tools)
    {
        using WorkFolder work = new();
        File.WriteAllText(work.File("cells.v"), new VerilogWriter(new Templates()).Cells(netlist.Library));
        File.WriteAllLines(work.File("inputs.txt"), vectors.Select(v => string.Concat(v.Reverse().Select(b => b ? '1' : '0'))));
        File.WriteAllLines(work.File("labels.txt"), labels.Select(l => Convert.ToString(l, 2)));
        StringBuilder text = new();
        for (int i = 0; i < faults.Length; i++)
        {
            Module(text, netlist, faults[i], $"faulty{i}");
        }
        int inputs = netlist.Inputs.Length, outputs = netlist.Outputs.Length;
        text.Append($"module tb;\n  reg [{inputs - 1}:0] in[0:{vectors.Length - 1}];\n  reg [31:0] label[0:{vectors.Length - 1}];\n  reg [{inputs - 1}:0] i;\n  integer row;\n");
        for (int i = 0; i < faults.Length; i++)
        {
            text.Append($"  wire [{outputs - 1}:0] o{i};\n  integer right{i} = 0;\n  faulty{i} f{i} (.i(i), .o(o{i}));\n");
        }
        text.Append($"  initial begin\n    $readmemb(\"inputs.txt\", in);\n    $readmemb(\"labels.txt\", label);\n    for (row = 0; row < {vectors.Length}; row = row + 1) begin\n      i = in[row];\n      #1;\n");
        for (int i = 0; i < faults.Length; i++)
        {
            text.Append($"      if (o{i} === label[row]) right{i} = right{i} + 1;\n");
        }
        text.Append("    end\n");
        for (int i = 0; i < faults.Length; i++)
        {
            text.Append($"    $display(\"%0d\", right{i});\n");
        }
        File.WriteAllText(work.File("faulty.v"), text.Append("  end\nendmodule\n").ToString());
        ProgramRun compiled = tools.Icarus!.Run(["-g2005", "-s", "tb", "-o", "tb.vvp", "faulty.v", "cells.v"], work.Path, HangGuard.Limit);
        ProgramRun run = tools.IcarusRuntime!.Run(["-n", "tb.vvp"], work.Path, HangGuard.Limit);
        return compiled.Succeeded && run.Succeeded ? [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line, CultureInfo.InvariantCulture))]
            : throw new Approx.UserException($"Icarus: {compiled.FirstLines} {run.FirstLines}");
    }

    private static void Module(StringBuilder text, Netlist netlist, Fault fault, string name)
    {
        text.Append($"module {name} (input wire [{netlist.Inputs.Length - 1}:0] i, output wire [{netlist.Outputs.Length - 1}:0] o);\n");
        string Signal(int signal) => signal <= Netlist.One ? $"1'b{signal}"
            : fault.IsSignal && fault.Signal == signal ? $"1'b{(fault.Value ? 1 : 0)}"
            : signal < Netlist.InputOf(netlist.Inputs.Length) ? $"i[{signal - Netlist.InputOf(0)}]" : $"n{signal}";
        for (int instance = 0; instance < netlist.Instances.Length; instance++)
        {
            (Cell cell, ImmutableArray<int> pins) = netlist.Instances[instance];
            string[] connected = [.. pins.Select((signal, pin) =>
                $".{cell.Inputs[pin]}({(!fault.IsSignal && fault.Instance == instance && fault.Pin == pin ? $"1'b{(fault.Value ? 1 : 0)}" : Signal(signal))})")];
            int output = netlist.OutputOf(instance);
            text.Append($"  wire n{output};\n  {cell.Name} g{output} ({string.Join(", ", connected)}, .{cell.Output}(n{output}));\n");
        }
        text.Append($"  assign o = {{{string.Join(", ", netlist.Outputs.Reverse().Select(Signal))}}};\nendmodule\n");
    }

    private static Netlist Draw(RandomStream random, int cells = 0)
    {
        CellLibrary library = TechnologyCatalogue.Load(TechnologyCatalogue.Default);
        int inputs = 4 + random.Next(9);
        cells = cells > 0 ? cells : 5 + random.Next(56);
        bool levels = random.Chance(0.5);
        List<Instance> instances = [];
        for (int i = 0; i < cells; i++)
        {
            Cell cell = library.Cells[random.Next(library.Cells.Length)];
            int known = Netlist.InputOf(inputs + i);
            instances.Add(new Instance(cell, [.. cell.Inputs.Select(_ => known - 1 - random.Next(Math.Min(known - 2, 12)))]));
        }
        int last = Netlist.InputOf(inputs + cells - 1), outputs = 1 + random.Next(3);
        return new Netlist(library, [.. Enumerable.Range(0, inputs).Select(i => levels ? InputSignal.Level(i / 3, 1 + i % 3) : new InputSignal(i / 2, i % 2))],
            [.. instances], [.. Enumerable.Range(0, outputs).Select(i => last - i)]);
    }
}
