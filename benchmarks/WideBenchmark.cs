using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Benchmarks;

/// <summary>Processor time of the search over gates by the number of features: twelve of them tell the classes apart and the others do
/// not.</summary>
internal static class WideBenchmark
{
    private const int Rows = 1000, Classes = 4, Telling = 12;

    /// <summary>The time may grow as this power of the features, beyond the second width.</summary>
    private const double MostGrowth = 0.6;

    /// <summary>The numbers of features.</summary>
    public static readonly int[] Widths = [16, 64, 256, 1024];

    /// <summary>Writes <c>results/wide-gates.md</c>.</summary>
    /// <returns>1 when the time grows faster.</returns>
    public static int Run()
    {
        StringBuilder text = new("""
            # Wide tables: the search over gates

            Processor time of the search over gates, `--effort quick`, one thread, on a table of 1,000 rows and four classes: twelve features tell the
            classes apart, the others are noise. Tree growing, search, and mapping of what was found; not networks and not verification. The design is
            the smallest within a point of the best judged accuracy.

            | features | comparators | processor seconds | judged accuracy | test accuracy | system area cm2 | features read | telling ones among them |
            |---|---|---|---|---|---|---|---|

            """);
        double[] seconds = [.. Widths.Select(width => Row(width, text))];
        double growth = Math.Log(seconds[^1] / seconds[1]) / Math.Log((double)Widths[^1] / Widths[1]);
        text.Append(CultureInfo.InvariantCulture, $"\nFrom {Widths[1]} to {Widths[^1]} features the time grows as features^{growth:0.00}.\n");
        ResultFile.Write("wide-gates.md", text.ToString());
        return growth > MostGrowth ? 1 : 0;
    }

    private static double Row(int width, StringBuilder text)
    {
        RunOptions options = new RunOptions() with { Threads = 1, Gates = new GateSettings { Budget = GateBudget.Quick } };
        RunData data = RunData.Of(Drawn(width), options);
        Mapper mapper = new(options.Output.Technology.Value);
        (ImmutableArray<Design> found, double seconds) = GatesAlone.Search(options, data, mapper);
        double best = found.Max(c => c.Judged);
        Design chosen = found.Where(c => c.Judged >= best - 0.01).MinBy(c => c.AreaCm2)!;
        CodedRows test = data.For(chosen.Classifier).Test;
        double accuracy = Score.Of(chosen.Classifier.Classify(test.Codes), test.Labels, test.Classes).Accuracy;
        int[] read = [.. chosen.Netlist.Inputs.Select(i => i.Feature).Distinct()];
        int telling = read.Count(f => Enumerable.Range(0, Telling).Any(i => i * width / Telling == f));
        string row = string.Create(CultureInfo.InvariantCulture,
            $"| {width} | {LevelEncoder.Inputs(data.Grid).Length} | {seconds:0.0} | {chosen.Judged:0.000} | {accuracy:0.000} | {chosen.AreaCm2:0.000} | {read.Length} | {telling} |");
        text.Append(row).Append('\n');
        Console.WriteLine(row);
        return seconds;
    }

    /// <summary>A table of so many features.</summary>
    public static Dataset Drawn(int width)
    {
        RandomStream random = new(7);
        int[] labels = [.. Enumerable.Range(0, Rows).Select(_ => random.Next(Classes))];
        ImmutableArray<double[]> rows = [.. labels.Select(label =>
        {
            double[] values = [.. Enumerable.Range(0, width).Select(_ => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6)];
            for (int i = 0; i < Telling; i++)
            {
                values[i * width / Telling] += i < 8 ? 1.4 * (label >> (i % 2) & 1) : label == i % 4 ? 0.8 : 0;
            }
            return values;
        })];
        return new Dataset([.. Enumerable.Range(0, width).Select(i => $"s{i}")], ["a", "b", "c", "d"], rows, [.. labels]);
    }
}
