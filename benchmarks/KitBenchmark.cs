using System.Collections.Immutable;
using System.Text;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Faults;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.TestKits;

namespace PrintedMlp.Benchmarks;

/// <summary>Test kits of the largest decision trees on levels of each data set: vectors against the proven lower bound; and fault simulation of these
/// netlists on their data's rows.</summary>
internal static class KitBenchmark
{
    private const int Largest = 4, Rows = 1000, Faults = 100_000;

    /// <summary>Writes <c>results/test-kits.md</c>.</summary>
    /// <param name="names">Data sets; empty for all nine.</param>
    public static int Run(string[] names)
    {
        StringBuilder text = new($"# Test kits\n\nThe {Largest} largest decision trees on levels of at most {FaultBenchmark.MostCells} cells of each data set, quick options, as `test-kit` "
            + "tests them: size over\nthe number of vectors that no kit can do without, proven, and processor time of a kit.\n\n"
            + "| data set | cells | vectors / bound | largest ratio | undecided faults | s a kit |\n|---|---|---|---|---|---|\n");
        List<double> ratios = [];
        List<Netlist> netlists = [];
        List<ImmutableArray<bool[]>> inputs = [];
        foreach (string name in BenchmarkData.All.Select(d => d.Name).Where(n => names.Length == 0 || names.Contains(n)))
        {
            TestedDesign[] designs = [.. FaultBenchmark.Trees(name).Select(t => t.Item2).OrderByDescending(d => d.Netlist.Instances.Length)
                .DistinctBy(d => d.Netlist.Instances.Length).Take(Largest)];
            TimeSpan before = Environment.CpuUsage.TotalTime;
            TestKit[] kits = [.. designs.Select(TestKit.Of)];
            double seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds / kits.Length;
            double[] own = [.. kits.Select(k => (double)k.Test.Vectors.Length / Math.Max(1, k.Test.LowerBound))];
            ratios.AddRange(own);
            netlists.AddRange(kits.Select(k => k.Netlist));
            inputs.AddRange(designs.Select(d => d.Rows));
            string line = $"| {name} | {string.Join(", ", kits.Select(k => k.Netlist.Instances.Length))} "
                + $"| {string.Join(", ", kits.Select(k => $"{k.Test.Vectors.Length} / {k.Test.LowerBound}"))} | {own.Max():0.00} "
                + $"| {kits.Sum(k => k.Test.Undecided.Length)} | {seconds:0.0} |\n";
            Console.Error.Write(line);
            text.Append(line);
        }
        ratios.Sort();
        text.Append($"\nSize over lower bound of all {ratios.Count}: {ratios[ratios.Count / 2]:0.00} in the median, {ratios[^1]:0.00} at most.\n\n{Speed(netlists, inputs)}\n");
        ResultFile.Write("test-kits.md", text.ToString());
        return 0;
    }

    /// <summary>Processor time of single faults of real netlists on rows of their data, each row as often as it takes.</summary>
    private static string Speed(List<Netlist> netlists, List<ImmutableArray<bool[]>> inputs)
    {
        int simulated = 0;
        TimeSpan spent = TimeSpan.Zero;
        for (int i = 0; simulated < Faults; i = (i + 1) % netlists.Count)
        {
            bool[][] vectors = [.. Enumerable.Range(0, Rows).Select(row => inputs[i][row % inputs[i].Length])];
            BitRows rows = TestVectors.Rows(vectors, netlists[i].Inputs.Length);
            int[] labels = NetlistSimulation.Classify(netlists[i], rows);
            TimeSpan before = Environment.CpuUsage.TotalTime;
            simulated += FaultEffects.Of(netlists[i], rows, labels).Faults;
            spent += Environment.CpuUsage.TotalTime - before;
        }
        return $"Fault simulation: {simulated} gate-faults of these netlists, {netlists.Min(n => n.Instances.Length)} to {netlists.Max(n => n.Instances.Length)} cells, "
            + $"on {Rows} rows of their data: {spent.TotalSeconds:0.0} s of processor time, one thread.";
    }
}
