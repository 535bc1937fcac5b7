using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Benchmarks;

/// <summary>Area of our netlists beside Yosys and ABC on the emitted RTL.</summary>
internal static class AreaBenchmark
{
    private const int FewestCells = 10;
    private const int MostCells = 5000;

    /// <summary>ABC maps every so manieth of our circuits too: it is slow, and where the built-in optimizer is not larger than the
    /// open flow, the smaller of both netlists is not either.</summary>
    private const int AbcEvery = 5;

    private static readonly int[] Sizes = [100, 300, 1000, MostCells];
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Writes <c>results/area.csv</c> and <c>results/area.md</c>.</summary>
    /// <param name="each">Approximations of each data set, beside its exact network.</param>
    public static int Run(int each)
    {
        Tools tools = new();
        CellLibrary library = TechnologyCatalogue.Load(TechnologyCatalogue.Default);
        Mapper mapper = new(library);
        OpenFlow flow = new(tools.Yosys!, tools.Abc!, Limit);
        Abc abc = new(tools.Abc!, Limit);
        List<Row> rows = [];
        foreach (PaperNetwork exact in PaperNetwork.DataSets.Select(PaperNetwork.Exact))
        {
            Row?[] measured = new Row?[each + 1];
            Parallel.For(0, each + 1, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
                measured[i] = Measure(i == each ? exact : exact.Approximate(i), mapper, flow, i % AbcEvery == 0 ? abc : null));
            rows.AddRange(measured.OfType<Row>());
            // After every data set, for what was measured when the run is cut short.
            ResultFile.Write("area.csv", "network,cells,ours_cm2,open_flow_cm2,abc_on_our_circuit_cm2\n" + string.Concat(rows.Select(r => r.ToCsv())));
            ResultFile.Write("area.md", Summary(rows));
        }
        return 0;
    }

    private static Row? Measure(PaperNetwork network, Mapper mapper, OpenFlow flow, Abc? abc)
    {
        Circuit circuit = MlpCircuit.Build(network.Mlp);
        Netlist ours = mapper.Map(circuit, MappingEffort.Thorough);
        if (ours.Instances.Length is < FewestCells or > MostCells)
        {
            return null;
        }
        using WrittenDesigns written = new();
        DesignFolder design = written.Add("network", new MlpClassifier(network.Mlp), [.. network.Rows.Take(1)]);
        ImmutableArray<InputSignal> inputs = MlpCircuit.Inputs(network.Mlp);
        Netlist theirs = flow.Synthesise(design.RtlFile, design.Name, ours.Library, inputs, network.Mlp.ClassBits);
        if (theirs.Instances.Length < FewestCells)
        {
            Console.Error.WriteLine($"{network.Name}: not counted, ours {ours.Instances.Length} cells, open flow {theirs.Instances.Length}");
            return null;
        }
        Netlist? optimised = abc?.Map(circuit, ours.Library);
        BitRows rows = BitRows.Pack(network.Rows, inputs);
        int[] expected = [.. network.Rows.Select(row => network.Mlp.Classify(row))];
        foreach (Netlist netlist in (ReadOnlySpan<Netlist>)[ours, theirs, optimised ?? ours])
        {
            if (!NetlistSimulation.Classify(netlist, rows).SequenceEqual(expected))
            {
                throw new InvalidOperationException(network.Name + ": a netlist is wrong");
            }
        }
        return new Row(network.Name, ours.Instances.Length, ours.AreaCm2, theirs.AreaCm2, optimised?.AreaCm2);
    }

    private static string Summary(List<Row> rows)
    {
        double[] ratios = [.. rows.Select(r => r.Ours / r.Open)];
        Row[] both = [.. rows.Where(r => r.Optimised is not null)];
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Area beside Yosys and ABC

            {rows.Count} circuits of {rows.Min(r => r.Cells)} to {rows.Max(r => r.Cells)} cells (egfet-1.0V). Open flow: Yosys on the emitted RTL with
            ripple carries, then ABC, two rounds. Every netlist gives the model's class on all training rows. Circuits of less than
            {FewestCells} cells, ours or the open flow's, are not counted. ABC on our own circuit, which `--optimizer abc` adds, ran on
            {both.Length} of them; taking the smaller netlist can only lower the built-in optimizer's ratio.

            | measure | value |
            |---|---|
            | median of ours / open flow, built-in optimizer | {Statistics.Median(ratios):0.000} |
            | 90th percentile | {Statistics.Quantile(ratios, 0.9):0.000} |
            | smallest | {ratios.Min():0.000} |
            | largest | {ratios.Max():0.000} |
            | circuits where ours is the larger one | {ratios.Count(r => r > 1)} |
            | rank correlation (Spearman) of ours and open flow | {Statistics.Spearman([.. rows.Select(r => r.Ours)], [.. rows.Select(r => r.Open)]):0.0000} |
            | `--optimizer abc`: median of the smaller of ours and ABC's / open flow | {Statistics.Median(both.Select(r => Math.Min(r.Ours, r.Optimised!.Value) / r.Open)):0.000} |
            | `--optimizer abc`: circuits where ABC's netlist is the smaller one | {both.Count(r => r.Optimised < r.Ours)} of {both.Length} |

            | cells | circuits | median of ours / open flow | largest |
            |---|---|---|---|

            """);
        foreach (IGrouping<int, Row> group in rows.GroupBy(r => Sizes.First(size => r.Cells <= size)).OrderBy(g => g.Key))
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| up to {group.Key} | {group.Count()} | {Statistics.Median(group.Select(r => r.Ours / r.Open)):0.000} | {group.Max(r => r.Ours / r.Open):0.000} |\n");
        }
        return text.ToString();
    }

    private sealed record Row(string Name, int Cells, double Ours, double Open, double? Optimised)
    {
        public string ToCsv() => $"{Name},{Cells},{Ours:0.####},{Open:0.####},{Optimised:0.####}\n";
    }
}
