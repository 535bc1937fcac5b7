using System.Globalization;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Benchmarks;

/// <summary>Random networks, gates and circuits behind levels in every language: model = Icarus = Verilator = GHDL = C = Python on every
/// vector. It goes on where it stopped: what is done is in a file, a row for each kind of check of each batch.</summary>
internal static class LanguagesBenchmark
{
    private const int Codes = 500, CodesOfTechniques = 50, Batch = 20, MappedEvery = 5;

    private static readonly string[] Header = ["kind", "first", "designs", "check", "passed", "wrong", "vectors"];

    /// <summary>Adds to <c>results/languages.csv</c> until it has so many of each kind, and writes <c>results/languages.md</c>.</summary>
    /// <returns>The exit code: 2 when anything disagrees.</returns>
    public static int Run(int networks, int gates, int levels)
    {
        string file = ResultFile.Place("languages.csv");
        List<string[]> rows = File.Exists(file) ? [.. File.ReadAllLines(file).Skip(1).Select(line => line.Split(','))] : [];
        GatePrices prices = new(TechnologyCatalogue.Load(TechnologyCatalogue.Default));
        Mapper mapper = new(prices.Library);
        using DesignVerifier verifier = new(new Tools(), new Templates());
        // A batch of each kind in turn, so that all are seen early.
        for (int first = 0; first < Math.Max(networks, Math.Max(gates, levels)); first += Batch)
        {
            foreach ((string kind, int count) in new[] { ("networks", networks), ("gates", gates), ("levels", levels) })
            {
                string number = first.ToString(CultureInfo.InvariantCulture);
                int size = Math.Min(Batch, count - first);
                if (size <= 0 || rows.Any(r => r[0] == kind && r[1] == number && r[2] == size.ToString(CultureInfo.InvariantCulture)))
                {
                    continue;
                }
                rows.AddRange(Checked(kind, first, size, mapper, prices, verifier));
                WholeFile.Write(file, CsvText.Of(Header, rows));
                Console.Error.WriteLine($"{kind} {first} to {first + size - 1} done, {rows.Sum(r => int.Parse(r[5], CultureInfo.InvariantCulture))} wrong");
            }
        }
        ResultFile.Write("languages.md", Table(rows));
        return rows.All(r => r[5] == "0") ? 0 : 2;
    }

    private static IEnumerable<string[]> Checked(string kind, int first, int size, Mapper mapper, GatePrices prices, DesignVerifier verifier)
    {
        Tally tally = new();
        using WrittenDesigns written = new();
        DesignFolder[] designs = [.. Enumerable.Range(first, size).Select(i => kind switch
        {
            "networks" => Network(i, mapper, written),
            "gates" => Gates(i, mapper, prices, written),
            _ => RandomLevelsBenchmark.Draw(i, prices, mapper, written, tally),
        })];
        foreach (VerificationReport report in verifier.Verify(designs, lint: false))
        {
            foreach (Check wrong in report.Checks.Where(c => c.Result != CheckResult.Passed))
            {
                Console.Error.WriteLine($"WRONG {report.Module}: {wrong}");
            }
            tally.Add(report.Module, report, inProcess: true);
        }
        return tally.Counts.Select(c => new[] { kind, $"{first}", $"{size}", c.Check.Replace(", ", " / ", StringComparison.Ordinal), $"{c.Passed}", $"{c.Wrong}", $"{c.Vectors}" });
    }

    // Half of them with techniques.
    private static DesignFolder Network(int number, Mapper mapper, WrittenDesigns written)
    {
        RandomStream random = new RandomStream(5).Child((ulong)number);
        Mlp mlp = RandomMlp.Draw(random);
        byte[][] codes = [.. RandomCodes.Draw(new MlpClassifier(mlp), Codes, random)];
        MlpClassifier classifier = new(number % 2 == 0 ? mlp : RandomApproximation.Apply(mlp, codes[..CodesOfTechniques], random));
        return written.Add($"network{number}", classifier, codes, number % MappedEvery == 0 ? mapper.Map(classifier.ToCircuit(), MappingEffort.Quick) : null);
    }

    private static DesignFolder Gates(int number, Mapper mapper, GatePrices prices, WrittenDesigns written)
    {
        RandomStream random = new RandomStream(6).Child((ulong)number);
        int features = 1 + random.Next(10), bits = 1 + random.Next(8);
        GateList drawn = RandomLevelsBenchmark.Gates(features * bits, 1 + random.Next(120), random);
        GateNetwork network = new(drawn.Inputs, drawn.Outputs.Length, drawn.Gates, prices, InputPrices.Free(drawn.Inputs));
        network.Load(drawn);
        GateClassifier classifier = GateClassifier.OfCodes(network.ToList(), features, bits);
        byte[][] codes = [.. RandomCodes.Draw(classifier, Codes, random)];
        return written.Add($"gates{number}", classifier, codes, number % MappedEvery == 0 ? mapper.Map(classifier.ToCircuit(), MappingEffort.Quick) : null);
    }

    private static string Table(List<string[]> rows)
    {
        string Designs(string kind) => rows.Where(r => r[0] == kind).DistinctBy(r => r[1]).Sum(r => int.Parse(r[2], CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
        IEnumerable<string> lines = rows.GroupBy(r => (Kind: r[0], Check: r[3])).OrderBy(g => g.Key.Kind, StringComparer.Ordinal).ThenBy(g => g.Key.Check, StringComparer.Ordinal)
            .Select(g => $"| {g.Key.Kind} | {g.Key.Check} | {g.Sum(r => int.Parse(r[4], CultureInfo.InvariantCulture))} | "
                + $"{g.Sum(r => int.Parse(r[5], CultureInfo.InvariantCulture))} | {g.Sum(r => long.Parse(r[6], CultureInfo.InvariantCulture))} |");
        return $"""
            # Random designs in every language

            {Designs("networks")} random networks, every other one with a random combination of all techniques, {Designs("gates")} netlists of gates on codes and {Designs("levels")} behind
            levels: the answer of each language's own tool beside the model's, {Codes} random codes each, behind levels 500 rows of raw values and 1,000 codes. Every fifth
            network and netlist of gates, and all behind levels, are mapped too.

            | designs | check | passed | wrong | vectors |
            |---|---|---|---|---|

            """ + string.Join('\n', lines) + "\n";
    }
}
