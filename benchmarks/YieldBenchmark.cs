using System.Collections.Immutable;
using System.Globalization;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Benchmarks;

/// <summary>Whether it pays to choose by the accuracy of a sheet what a search found, and to search by it, at equal area and equal budget.</summary>
internal static class YieldBenchmark
{
    private const string Header = "data_set,seed,rate,areas,sound,plain,chosen,searched,sound_chosen,sound_searched,plain_s,searched_s";
    private static readonly ImmutableArray<double> Rates = [0.005, 0.02];

    /// <summary>Searches a data set with one seed, without defects and at each rate, and puts the figures into <c>results/yield.csv</c>.</summary>
    public static int Run(string name, int seed)
    {
        BenchmarkData benchmark = BenchmarkData.All.SingleOrDefault(d => d.Name == name)
            ?? throw new UserException($"{name} is no data set. Expected one of: {string.Join(", ", BenchmarkData.All.Select(d => d.Name))}");
        RunOptions options = WholeRun.Options(benchmark) with
        {
            Seed = (ulong)seed,
            Search = benchmark.Options.Search with { Effort = Effort.Quick },
        };
        RunData data = RunData.Of(benchmark.Read(), options);
        Mapper mapper = new(options.Output.Technology.Value);
        DesignTask task = new(options, data, new CircuitMapper(options.Output.Technology.Value, options.Output.Optimizer, new Tools()), null, RunLog.Console);
        Classifier exact = Trained.Of(task).Classifier;
        (ImmutableArray<Design> found, double plainSeconds) = Found(options);
        ImmutableArray<Design> plain = FrontChoice.Front(found);
        ResultFile.Replace("yield.csv", Header, $"{name},{seed},", Rates.Select(Line));
        return 0;

        (ImmutableArray<Design> Found, double Seconds) Found(RunOptions asked)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            ImmutableArray<Design> gates = new GateStage(asked, data, mapper, null, RunLog.Console).Run([], exact, mapper.Map(exact.ToCircuit()));
            return (gates, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        string Line(double rate)
        {
            RunOptions asked = options with { Search = options.Search with { DefectRate = rate } };
            (ImmutableArray<Design> searched, double seconds) = Found(asked);
            ImmutableArray<Design> chosen = ByYield(found), further = ByYield(searched);
            Dictionary<Design, double> sheets = new(ReferenceEqualityComparer.Instance);
            (Design Plain, Design Chosen, Design Searched)[] areas = [.. plain
                .Select(d => (Within(plain, d, p => p.Judged)!, Within(chosen, d, f => f.Merit), Within(further, d, f => f.Merit)))
                .Where(t => t.Item2 is not null && t.Item3 is not null).Select(t => (t.Item1, t.Item2!, t.Item3!))];
            double[] figures =
            [
                areas.Average(t => Sound(t.Plain)), areas.Average(t => Sheet(t.Plain)), areas.Average(t => Sheet(t.Chosen)), areas.Average(t => Sheet(t.Searched)),
                areas.Average(t => Sound(t.Chosen)), areas.Average(t => Sound(t.Searched)),
            ];
            return string.Create(CultureInfo.InvariantCulture, $"{name},{seed},{rate},{areas.Length},{string.Join(',', figures.Select(f =>
                f.ToString("0.0000", CultureInfo.InvariantCulture)))},{plainSeconds:0.0},{seconds:0.0}");

            ImmutableArray<Design> ByYield(ImmutableArray<Design> candidates) =>
                FrontChoice.Front([.. candidates.AsParallel().AsOrdered().Select(d => d.WithDefects(data, asked))]);

            double Sheet(Design design) => sheets.TryGetValue(design, out double accuracy) ? accuracy : sheets[design] = SheetYield.Of(
                design.Netlist, BitRows.Pack(data.For(design.Classifier).Test.Codes, design.Netlist.Inputs), data.For(design.Classifier).Test.Labels,
                rate, 0.01, RunStreams.Defects(options.Seed)).Accuracy.Value;
        }

        double Sound(Design design)
        {
            CodedRows test = data.For(design.Classifier).Test;
            return Score.Of(design.Classifier.Classify(test.Codes), test.Labels, test.Classes).Accuracy;
        }
    }

    /// <summary>Writes <c>results/yield.md</c> from <c>results/yield.csv</c>.</summary>
    public static int Table()
    {
        ILookup<(string Name, string Rate), double[]> trials = File.ReadLines(ResultFile.Place("yield.csv")).Skip(1).Select(line => line.Split(','))
            .ToLookup(cells => (cells[0], cells[2]), cells => cells.Skip(3).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray());
        List<string> lines =
        [
            "# Choosing and searching by yield", "",
            "Quick searches over gates from trees, each seed with a split of its own. At the area of each design of the plain front: the most accurate plain design within",
            "that area; of the same search, chosen at the rate of defects, the design with the highest expected accuracy; and of a search at that rate with as many",
            "rounds. All are judged on training and validation rows. Figures are expected accuracies of a sheet on test rows in percent, means over these areas and",
            "the seeds; differences are means over the seeds with their standard error, in brackets how much of it the sound designs differ; processor time is that of",
            "the search over gates with the mapping of what it found.", "",
            "| data set | defect rate | seeds | sound, plain | plain | chosen | searched | chosen - plain | searched - plain | searched - chosen | s plain | s searched |",
            "|---|---|---|---|---|---|---|---|---|---|---|---|",
        ];
        foreach (IGrouping<(string Name, string Rate), double[]> own in trials.OrderBy(t => t.Key.Rate, StringComparer.Ordinal).ThenBy(t => t.Key.Name, StringComparer.Ordinal))
        {
            lines.Add($"| {own.Key.Name} | {own.Key.Rate} | {own.Count()} | {string.Join(" | ", Enumerable.Range(1, 4).Select(i => $"{100 * own.Average(f => f[i]):0.0}"))} "
                + $"| {Difference(own, 3, 2, 5, 1)} | {Difference(own, 4, 2, 6, 1)} | {Difference(own, 4, 3, 6, 5)} "
                + $"| {own.Average(f => f[7]):0.0} | {own.Average(f => f[8]):0.0} |");
        }
        lines.Add("");
        foreach (IGrouping<string, (string Rate, double[] Figures)> rate in trials.SelectMany(t => t.Select(f => (t.Key.Rate, f))).GroupBy(t => t.Rate).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            double[][] all = [.. rate.Select(t => t.Figures)];
            lines.Add($"All {all.Length} searches at {rate.Key}: chosen - plain {Difference(all, 3, 2, 5, 1)}, searched - plain {Difference(all, 4, 2, 6, 1)}, "
                + $"searched - chosen {Difference(all, 4, 3, 6, 5)}.");
        }
        ResultFile.Write("yield.md", string.Join('\n', lines) + "\n");
        return 0;
    }

    private static string Difference(IEnumerable<double[]> trials, int a, int b, int soundA, int soundB)
    {
        double[] differences = [.. trials.Select(f => f[a] - f[b])];
        double mean = differences.Average(), squares = differences.Sum(d => (d - mean) * (d - mean));
        double error = differences.Length > 1 ? Math.Sqrt(squares / (differences.Length - 1) / differences.Length) : 0;
        return $"{100 * mean:+0.00;-0.00;0} +- {100 * error:0.00} ({100 * trials.Average(f => f[soundA] - f[soundB]):+0.00;-0.00;0})";
    }

    private static Design? Within(ImmutableArray<Design> front, Design of, Func<Design, double> merit) => front.Where(d => d.AreaCm2 <= of.AreaCm2).MaxBy(merit);
}
