using System.Runtime.Intrinsics.X86;
using System.Text;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Benchmarks;

/// <summary>Speed of the evaluators on the training rows of Pendigits, beside numpy in several styles, beside the peak of
/// the instruction that they use, and for 1, 2 and 4 times the rows and connections. One thread.</summary>
internal static class EvaluatorBenchmark
{
    private const int Hidden = 5;
    private const int Genomes = 32;
    private const int Rounds = 6;
    private const double Seconds = 1;

    private static readonly VectorUnit[] Units = [.. Enum.GetValues<VectorUnit>().Where(unit => unit >= VectorUnits.Best)];

    /// <summary>Writes <c>results/evaluator.md</c>.</summary>
    /// <returns>The exit code: 2 when losses differ.</returns>
    public static int Run()
    {
        RunOptions options = BenchmarkData.Published(BenchmarkData.WithHidden(Hidden)) with { Threads = 1 };
        RunData data = RunData.Of(BenchmarkData.All.Single(d => d.Name == "Pendigits").Read(), options);
        SearchRows rows = SearchRows.Of(data.Training);
        GenomeShape shape = new(rows.Features, rows.Bits, Hidden, rows.Classes);
        Genome[] genomes = [.. Enumerable.Range(0, Genomes).Select(i => Dense(shape, new RandomStream(1).Child((ulong)i)))];
        using NumpyStyles numpy = new(data.Training, genomes);
        EvaluatorContender[] ours = [.. Contenders(rows, shape)];
        Dictionary<string, double> peaks = [];
        for (int round = 0; round < Rounds; round++)
        {
            numpy.Measure(Seconds);
            Array.ForEach(ours, contender => contender.Measure(genomes, Seconds));
            MeasurePeaks(peaks);
        }
        long[] losses = ours[^1].Losses(genomes);
        bool agree = ours.All(o => o.Losses(genomes).SequenceEqual(losses)) && numpy.Losses.Values.All(l => l.SequenceEqual(losses));
        StringBuilder text = new();
        text.Append(Header(rows, shape));
        text.Append(agree ? "All of them find the same losses.\n" : "THE LOSSES DIFFER.\n");
        text.Append(Speeds(ours, numpy, rows.Count, shape, peaks));
        text.Append(Scaling(data.Training));
        text.Append(AnnealingSpeed.Measure(data, options, rows, shape, Units));
        text.Append(Nsga2Speed.Measure(rows, shape, AreaModel.Of(new Mapper(options.Output.Technology.Value))));
        ResultFile.Write("evaluator.md", text.ToString());
        return agree ? 0 : 2;
    }

    /// <summary>Every connection exists; masks are drawn, so nearly all are partial.</summary>
    private static Genome Dense(GenomeShape shape, RandomStream random)
    {
        Genome genome = new(shape);
        for (int connection = 0; connection < shape.Connections; connection++)
        {
            bool isHidden = connection < shape.HiddenConnections;
            genome.Masks[connection] = (byte)(1 + random.Next((1 << (isHidden ? shape.InputBits : GenomeShape.HiddenBits)) - 1));
            genome.Exponents[connection] = (byte)random.Next(isHidden ? GenomeShape.MaxExponent : 4);
            genome.Negative[connection] = random.Next(2) == 0;
        }
        for (int neuron = 0; neuron < shape.Hidden; neuron++)
        {
            (genome.HiddenBias[neuron], genome.Dropped[neuron]) = (random.Next(801) - 400, (byte)random.Next(4));
        }
        return genome;
    }

    private static IEnumerable<EvaluatorContender> Contenders(SearchRows rows, GenomeShape shape)
    {
        foreach (VectorUnit unit in Units)
        {
            if (unit == VectorUnit.Bits256 && AvxVnni.IsSupported)
            {
                yield return new("256 bits, quads", new PackedEvaluator<Lanes256, QuadSum>(rows, shape, rows.Quads));
                yield return new("256 bits, pairs", new PackedEvaluator<Lanes256, PairSum<Lanes256>>(rows, shape, rows.Pairs));
            }
            else
            {
                yield return new(Name(unit), Evaluator.Create(rows, shape, unit));
            }
        }
    }

    private static string Name(VectorUnit unit) => unit switch
    {
        VectorUnit.Bits512 => "512 bits, pairs",
        VectorUnit.Bits256 => "256 bits, pairs",
        VectorUnit.Bits128 => "128 bits, pairs",
        _ => "scalar reference",
    };

    private static void MeasurePeaks(Dictionary<string, double> peaks)
    {
        Keep("512 bits, pairs", Avx512BW.IsSupported, MultiplyAddPeak.Pairs512);
        Keep("256 bits, quads", AvxVnni.IsSupported, MultiplyAddPeak.Quads256);
        Keep("256 bits, pairs", Avx2.IsSupported, MultiplyAddPeak.Pairs256);
        Keep("128 bits, pairs", Ssse3.IsSupported, MultiplyAddPeak.Pairs128);

        void Keep(string name, bool isSupported, Func<double, double> measure)
        {
            peaks[name] = isSupported ? Math.Max(peaks.GetValueOrDefault(name), measure(Seconds / 4)) : 0;
        }
    }

    private static string Header(SearchRows rows, GenomeShape shape) => $"""
        # Speed of the evaluators

        Made by `benchmarks evaluator` in one run, one thread of {ProcessorName()}. Pendigits, the {rows.Count} training rows of the
        published split at {shape.InputBits} bits; {Genomes} networks {shape.Inputs}-{shape.Hidden}-{shape.Classes} in which each of the {shape.Connections} connections exists, masks,
        exponents and signs drawn at random. The contenders take turns {Rounds} times; the time of a network is that of its fastest
        evaluation, for numpy too, so that other work on the machine falls between.


        """;

    private static string ProcessorName() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            ?? "an unnamed processor"
        : "an unnamed processor";

    private static string Speeds(
        EvaluatorContender[] ours, NumpyStyles numpy, int rows, GenomeShape shape, Dictionary<string, double> peaks)
    {
        double best = numpy.Seconds.Values.Min();
        StringBuilder text = new("\n## Full evaluations\n\n| evaluator | networks a second | times the best numpy style | measured peak, 10^9 multiply-adds a second | share of the peak |\n|---|---|---|---|---|\n");
        foreach (EvaluatorContender contender in ours)
        {
            double peak = peaks.GetValueOrDefault(contender.Name);
            string share = peak == 0 ? "| |" : $"| {peak / 1e9:0.0} | {contender.PerSecond * rows * shape.Connections / peak:0.0 %} |";
            text.Append($"| {contender.Name} | {contender.PerSecond:0} | {best / contender.Seconds:0.0} {share}\n");
        }
        foreach ((string style, double seconds) in numpy.Seconds.OrderBy(s => s.Value))
        {
            text.Append($"| numpy {numpy.Version}, {style} | {1 / seconds:0} | {best / seconds:0.00} | | |\n");
        }
        return text.Append($"""

            Pairs are vpmaddubsw, quads vpdpbusd. The peak is that of the instruction alone: twelve independent chains of it, every byte
            product counted. The share counts one multiply-add a connection and row, {shape.Connections} x {rows}, none for lanes that only fill up.
            Each vpmaddubsw here needs an AND before it and an addition after it. A processor that begins two vector instructions a cycle
            can reach a third with pairs where both may be vpmaddubsw, two thirds where one may be; vpdpbusd adds by itself.

            """).ToString();
    }

    private static string Scaling(CodedRows training)
    {
        List<(int Times, int Hidden)> sizes = [.. from times in new[] { 1, 2, 4 } from factor in new[] { 1, 2, 4 } select (times, Hidden * factor)];
        List<(EvaluatorContender Contender, Genome[] Genomes)> runs = [.. sizes.Select(size =>
        {
            SearchRows rows = SearchRows.Of(training with
            {
                Codes = [.. Enumerable.Repeat(training.Codes, size.Times).SelectMany(c => c)],
                Labels = [.. Enumerable.Repeat(training.Labels, size.Times).SelectMany(l => l)],
            });
            GenomeShape shape = new(rows.Features, rows.Bits, size.Hidden, rows.Classes);
            Genome[] genomes = [.. Enumerable.Range(0, 8).Select(i => Dense(shape, new RandomStream(2).Child((ulong)i)))];
            return (new EvaluatorContender("", Evaluator.Create(rows, shape, VectorUnits.Best)), genomes);
        })];
        for (int round = 0; round < Rounds; round++)
        {
            runs.ForEach(run => run.Contender.Measure(run.Genomes, Seconds / 2));
        }
        StringBuilder text = new($"\n## Cost by rows and connections\n\nMicroseconds for one network, {Name(VectorUnits.Best)}; in brackets the factor over the first.\n\n");
        text.Append("| connections | 1 x rows | 2 x rows | 4 x rows |\n|---|---|---|---|\n");
        foreach (int hidden in sizes.Select(s => s.Hidden).Distinct())
        {
            GenomeShape shape = new(training.Codes[0].Length, training.Bits, hidden, training.Classes);
            text.Append($"| {shape.Connections} ({shape.Inputs}-{hidden}-{shape.Classes}) |");
            foreach ((EvaluatorContender contender, _) in runs.Where((_, i) => sizes[i].Hidden == hidden))
            {
                text.Append($" {contender.Seconds * 1e6:0.00} ({contender.Seconds / runs[0].Contender.Seconds:0.00}) |");
            }
            text.Append('\n');
        }
        return text.ToString();
    }
}
