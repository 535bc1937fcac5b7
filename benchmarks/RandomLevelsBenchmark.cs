using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Benchmarks;

/// <summary>Netlists of gates drawn at random behind levels of every kind: core, wrapper and netlist in process, in Icarus and in
/// Verilator, on rows and on random codes; and every threshold against raw values.</summary>
internal static class RandomLevelsBenchmark
{
    private const int Rows = 500, Codes = 1000, Batch = 50;

    /// <summary>Writes <c>results/random-levels.md</c>.</summary>
    /// <returns>The exit code: 2 when anything disagrees or a tool complains.</returns>
    public static int Run(int circuits)
    {
        Tally tally = new();
        GatePrices prices = new(TechnologyCatalogue.Load(TechnologyCatalogue.Default));
        Mapper mapper = new(prices.Library);
        using DesignVerifier verifier = new(new Tools(), new Templates());
        for (int first = 0; first < circuits; first += Batch)
        {
            using WrittenDesigns written = new();
            foreach (VerificationReport report in verifier.Verify([.. Enumerable.Range(first, Math.Min(Batch, circuits - first)).Select(i => Draw(i, prices, mapper, written, tally))], lint: false))
            {
                tally.Add(report.Module, report, inProcess: true);
            }
            Console.Error.WriteLine($"circuits {first} and on done, {tally.Wrong} wrong");
        }
        ResultFile.Write("random-levels.md", $"# {circuits} random circuits behind levels\n\n{Rows} rows of raw values and {Codes} random codes each; uniform, quantile, clipped and fine levels in turn.\n\n" + tally);
        return tally.Wrong == 0 ? 0 : 2;
    }

    /// <summary>Draws a circuit, writes it, and counts whether its thresholds agree with its codes.</summary>
    public static DesignFolder Draw(int number, GatePrices prices, Mapper mapper, WrittenDesigns written, Tally tally)
    {
        RandomStream random = new RandomStream(1).Child((ulong)number);
        int features = 1 + random.Next(8), gates = 1 + random.Next(80);
        // Squares of squares: most values crowd at one end.
        double[][] raw = [.. Enumerable.Range(0, Rows).Select(_ => Enumerable.Range(0, features).Select(f => Math.Pow(random.NextDouble(), f % 2 == 0 ? 1 : 4)).ToArray())];
        LevelGrid grid = LevelGrid.Fit(raw, InputScale.Fit(raw, 1 + random.Next(5)), (LevelKind)(number % 4));
        GateList start = LevelEncoder.Of(grid, prices).Then(Gates(features * grid.Scale.Bits, gates, random));
        GateNetwork network = new(start.Inputs, start.Outputs.Length, start.Gates, prices, InputPrices.Free(start.Inputs));
        network.Load(start);
        GateClassifier classifier = LevelEncoder.Classifier(network.ToList(), grid);
        byte[][] rows = [.. raw.Select(row => row.Select((value, feature) => grid.Code(feature, value)).ToArray())];
        bool agree = raw.Zip(rows).All(pair => classifier.Levels.All(l => pair.First[l.Feature] >= l.Threshold == pair.Second[l.Feature] >= l.Code));
        string name = $"levels{number}";
        tally.Count("thresholds in raw units, in process", name, agree, Rows);
        byte[][] codes = [.. rows, .. RandomCodes.Draw(classifier, Codes, random)];
        return written.Add(name, classifier, codes, mapper.Map(classifier.ToCircuit()));
    }

    /// <summary>Gates drawn at random, of which some may not matter.</summary>
    public static GateList Gates(int inputs, int gates, RandomStream random) => new(inputs,
        [.. Enumerable.Range(0, gates).Select(_ => (GateKind)random.Next(6))],
        [.. Enumerable.Range(0, 2 * gates).Select(pin => new Approx.Circuits.Literal(random.Next(2 * (1 + inputs + pin / 2))))],
        [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => new Approx.Circuits.Literal(2 * (1 + inputs) + random.Next(2 * gates)))]);
}
