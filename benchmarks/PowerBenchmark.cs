using System.Globalization;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Diagnosis;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Benchmarks;

/// <summary>What <c>--map-for power</c> saves: static power by input state on all training rows, beside the netlist that is
/// smallest.</summary>
internal static class PowerBenchmark
{
    private const int FewestCells = 10, MostCells = 5000;

    /// <summary>Cells up to which a proof is expected.</summary>
    private const int MostProvenCells = 2000;

    /// <summary>Writes <c>results/power.csv</c> and <c>results/power.md</c>.</summary>
    /// <param name="each">Approximations of each data set.</param>
    public static int Run(int each)
    {
        Mapper mapper = new(TechnologyCatalogue.Load(TechnologyCatalogue.Default));
        Equivalence equivalence = new(new Tools(), AbcProof.UsualConflicts);
        List<Row> rows = [];
        foreach (PaperNetwork exact in PaperNetwork.DataSets.Select(PaperNetwork.Exact))
        {
            Row?[] measured = new Row?[each];
            Parallel.For(0, each, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => measured[i] = Measure(exact.Approximate(i), mapper, equivalence));
            rows.AddRange(measured.OfType<Row>());
            ResultFile.Write("power.csv", "network,cells,area_cm2,static_power_mw,area_for_power_cm2,static_power_for_power_mw,proof\n" + string.Concat(rows.Select(r => r.ToCsv())));
            ResultFile.Write("power.md", Summary(rows));
        }
        return rows.All(r => r.Area <= 1 + Mapped.ExtraAreaForPower + 1e-9) ? 0 : 2;
    }

    private static Row? Measure(PaperNetwork network, Mapper mapper, Equivalence equivalence)
    {
        Circuit circuit = MlpCircuit.Build(network.Mlp);
        Netlist smallest = mapper.Map(circuit, MappingEffort.Thorough);
        if (smallest.Instances.Length is < FewestCells or > MostCells)
        {
            return null;
        }
        BitRows all = BitRows.Pack(network.Rows, circuit.Inputs), seen = BitRows.Pack(Mapped.RowsOfPower(network.Rows), circuit.Inputs);
        Netlist forPower = mapper.WithLessPower(smallest, seen, Mapped.ExtraAreaForPower);
        using WrittenDesigns written = new();
        CheckResult proof = equivalence.Run(written.Add("network", new MlpClassifier(network.Mlp), [.. network.Rows.Take(1)], forPower)).Result;
        return proof != CheckResult.Failed && Agreement.OfNetlist(circuit, forPower, network.Rows) is null
            ? new Row(network.Name, smallest, NetlistSimulation.StaticPowerMw(smallest, all), forPower, NetlistSimulation.StaticPowerMw(forPower, all), proof)
            : throw new InvalidOperationException(network.Name + ": the netlist is wrong");
    }

    private static string Summary(List<Row> rows)
    {
        double[] saved = [.. rows.Select(r => 100 * (1 - r.Power))], larger = [.. rows.Select(r => 100 * (r.Area - 1))];
        Row[] provable = [.. rows.Where(r => r.ForPower.Instances.Length <= MostProvenCells)];
        return $"""
            # Static power with `--map-for power`

            {rows.Count} circuits of {rows.Min(r => r.Smallest.Instances.Length)} to {rows.Max(r => r.Smallest.Instances.Length)} cells (egfet-1.0V). Power by
            input state over all training rows, beside that of the smallest netlist; the mapper sees at most {Mapped.RowsForPower} of
            the rows. RTL and netlist are proven equivalent for {provable.Count(r => r.Proof == CheckResult.Passed)} of the {provable.Length} netlists of at most
            {MostProvenCells} cells; the others agree on all training rows.

            | measure | median | least | most |
            |---|---|---|---|
            | static power saved, % | {Statistics.Median(saved):0.00} | {saved.Min():0.00} | {saved.Max():0.00} |
            | area added, % | {Statistics.Median(larger):0.00} | {larger.Min():0.00} | {larger.Max():0.00} |

            """;
    }

    private sealed record Row(string Name, Netlist Smallest, double PowerMw, Netlist ForPower, double PowerForPowerMw, CheckResult Proof)
    {
        public double Area => ForPower.AreaCm2 / Smallest.AreaCm2;

        public double Power => PowerForPowerMw / PowerMw;

        public string ToCsv() => string.Create(CultureInfo.InvariantCulture,
            $"{Name},{Smallest.Instances.Length},{Smallest.AreaCm2:0.####},{PowerMw:0.####},{ForPower.AreaCm2:0.####},{PowerForPowerMw:0.####},{Proof}\n");
    }
}
