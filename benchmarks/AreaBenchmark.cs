using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Benchmarks;

/// <summary>Area of our netlists beside Yosys and ABC on the emitted RTL.</summary>
internal static class AreaBenchmark
{
    private const int FewestCells = 10;
    private const int MostCells = 5000;
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
                measured[i] = Measure(i == each ? exact : exact.Approximate(i), mapper, flow, abc));
            rows.AddRange(measured.OfType<Row>());
            // After every data set, for what was measured when the run is cut short.
            ResultFile.Write("area.csv", "network,cells,ours_cm2,open_flow_cm2,abc_on_our_circuit_cm2\n" + string.Concat(rows.Select(r => r.ToCsv())));
            ResultFile.Write("area.md", Summary(rows));
        }
        return 0;
    }

    private static Row? Measure(PaperNetwork network, Mapper mapper, OpenFlow flow, Abc abc)
    {
        Circuit circuit = MlpCircuit.Build(network.Mlp);
        Netlist ours = mapper.Map(circuit);
        bool isExact = network.Name.EndsWith("exact", StringComparison.Ordinal);
        if (ours.Instances.Length < FewestCells || (ours.Instances.Length > MostCells && !isExact))
        {
            return null;
        }
        using WrittenDesigns written = new();
        Design design = written.Add("network", network.Mlp, [.. network.Rows.Take(1)]);
        ImmutableArray<InputSignal> inputs = MlpCircuit.Inputs(network.Mlp);
        Netlist theirs = flow.Synthesise(design.RtlFile, design.Name, ours.Library, inputs, network.Mlp.ClassBits);
        if (theirs.Instances.Length < FewestCells)
        {
            Console.Error.WriteLine(FormattableString.Invariant($"{network.Name}: not counted, ours {ours.Instances.Length} cells, open flow {theirs.Instances.Length}"));
            return null;
        }
        Netlist optimised = abc.Map(circuit, ours.Library);
        BitRows rows = BitRows.Pack(network.Rows, inputs);
        int[] expected = [.. network.Rows.Select(row => network.Mlp.Classify(row))];
        foreach (Netlist netlist in (ReadOnlySpan<Netlist>)[ours, theirs, optimised])
        {
            if (!NetlistSimulation.Classify(netlist, rows).SequenceEqual(expected))
            {
                throw new InvalidOperationException(network.Name + ": a netlist is wrong");
            }
        }
        return new Row(network.Name, isExact, ours.Instances.Length, ours.AreaCm2, theirs.AreaCm2, optimised.AreaCm2);
    }

    private static string Summary(List<Row> rows)
    {
        List<Row> inRange = [.. rows.Where(r => r.Cells <= MostCells)];
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Area beside Yosys and ABC

            {inRange.Count} circuits of {inRange.Min(r => r.Cells)} to {inRange.Max(r => r.Cells)} cells (egfet-1.0V), the largest exact ones not
            counted. Open flow: Yosys on the emitted RTL with ripple carries, then ABC, two rounds. Every netlist gives the
            model's class on all training rows.

            | measure | value |
            |---|---|
            | median of ours / open flow, built-in optimizer | {Statistics.Median(inRange.Select(r => r.Ours / r.Open)):0.000} |
            | 90th percentile | {Statistics.Quantile(inRange.Select(r => r.Ours / r.Open), 0.9):0.000} |
            | largest | {inRange.Max(r => r.Ours / r.Open):0.000} |
            | median of the smaller of ours and ABC's / open flow, `--optimizer abc` | {Statistics.Median(inRange.Select(r => Math.Min(r.Ours, r.Optimised) / r.Open)):0.000} |
            | circuits where ABC's netlist is the smaller one | {inRange.Count(r => r.Optimised < r.Ours)} |
            | rank correlation (Spearman) of ours and open flow | {Statistics.Spearman([.. inRange.Select(r => r.Ours)], [.. inRange.Select(r => r.Open)]):0.0000} |

            | exact network | cells | ours cm2 | open flow cm2 | ours / open flow | ABC on our circuit cm2 |
            |---|---|---|---|---|---|

            """);
        foreach (Row row in rows.Where(r => r.IsExact))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Cells} | {row.Ours:0.00} | {row.Open:0.00} | {row.Ours / row.Open:0.000} | {row.Optimised:0.00} |\n");
        }
        return text.ToString();
    }

    private sealed record Row(string Name, bool IsExact, int Cells, double Ours, double Open, double Optimised)
    {
        public string ToCsv() => string.Create(CultureInfo.InvariantCulture, $"{Name},{Cells},{Ours:0.####},{Open:0.####},{Optimised:0.####}\n");
    }
}
