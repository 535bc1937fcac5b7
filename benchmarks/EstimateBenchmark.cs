using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PrintedMlp.Benchmarks;

/// <summary>Fits what <c>design</c> says of its minutes, memory and disk before it begins, on the runs that <c>estimate.sh</c> measured:
/// least + factor * size^power, size = rows * features * classes, least squares of logarithms. For processor time each effort has its own
/// factor, and all share least / factor and the power.</summary>
internal static class EstimateBenchmark
{
    private static readonly ImmutableArray<double> Powers = [.. Enumerable.Range(4, 21).Select(i => 0.05 * i)];
    private static readonly ImmutableArray<double> Ratios = [0, .. Enumerable.Range(-8, 73).Select(i => Math.Pow(10, i / 8.0))];

    /// <summary>Writes <c>results/estimate.md</c>.</summary>
    public static int Run()
    {
        Measured[] runs = [.. File.ReadLines(ResultFile.Place("estimate.csv")).Skip(1).Select(Measured.Of)];
        StringBuilder text = new("""
            # What a run takes

            Runs of `benchmarks/estimate.sh`, `printedmlp design` with default options and two threads; the model of `benchmarks estimate`: least + factor * size^power,
            size = rows * features * classes. Left out: the estimate over what was measured when the model is fitted without any run of that data set.

            | data set | effort | size | processor s | estimate / measured | left out | memory MiB | estimate / measured | left out | disk MiB | estimate / measured | left out |
            |---|---|---|---|---|---|---|---|---|---|---|---|

            """);
        (string Name, Func<Measured, double> Figure, Func<Measured, string> Group)[] figures =
        [
            ("processor s", r => r.Seconds, r => r.Effort), ("memory MiB", r => r.MemoryMb, _ => "any"), ("disk MiB", r => r.DiskMb, _ => "any"),
        ];
        Law[] laws = [.. figures.Select(f => Law.Of(runs, f.Figure, f.Group))];
        double[] worst = new double[figures.Length];
        foreach (Measured run in runs)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {run.Data} | {run.Effort} | {run.Size:0} |");
            for (int i = 0; i < figures.Length; i++)
            {
                (_, Func<Measured, double> figure, Func<Measured, string> kind) = figures[i];
                Measured[] others = [.. runs.Where(r => r.Data != run.Data)];
                double fit = laws[i].At(run.Size, kind(run)) / figure(run);
                double? left = others.Any(o => kind(o) == kind(run)) ? Law.Of(others, figure, kind).At(run.Size, kind(run)) / figure(run) : null;
                worst[i] = Math.Max(worst[i], Math.Max(left ?? fit, 1 / (left ?? fit)));
                text.Append(CultureInfo.InvariantCulture, $" {figure(run):0.#} | {fit:0.00} | {left:0.00} |");
            }
            text.Append('\n');
        }
        for (int i = 0; i < figures.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{figures[i].Name}: at worst {worst[i]:0.00} times off, left out. {laws[i]}\n");
        }
        ResultFile.Write("estimate.md", text.ToString());
        return 0;
    }

    private sealed record Measured(string Data, string Effort, double Size, double Seconds, double MemoryMb, double DiskMb)
    {
        public static Measured Of(string line)
        {
            string[] cells = line.Split(',');
            double[] numbers = [.. cells[2..].Select(c => double.Parse(c, CultureInfo.InvariantCulture))];
            return new(cells[0], cells[1], numbers[0] * numbers[1] * numbers[2], numbers[3], numbers[4], numbers[5] / 1024);
        }
    }

    private sealed record Law(double Ratio, double Power, ImmutableDictionary<string, double> Factors)
    {
        public static Law Of(Measured[] runs, Func<Measured, double> figure, Func<Measured, string> kind) =>
            (from ratio in Ratios from power in Powers select Fitted(runs, figure, kind, ratio, power)).MinBy(f => f.Error).Law;

        public double At(double size, string kind) => Factors[kind] * (Ratio + Math.Pow(size, Power));

        public override string ToString() => string.Join("; ", Factors.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => string.Create(CultureInfo.InvariantCulture,
            $"{f.Key}: least {f.Value * Ratio:G4}, factor {f.Value:G4}, power {Power:0.00}")));

        private static (Law Law, double Error) Fitted(Measured[] runs, Func<Measured, double> figure, Func<Measured, string> kind, double ratio, double power)
        {
            // The worst of all runs is what a user meets: factors lie in the middle between the runs that are furthest off.
            Dictionary<string, double[]> residuals = runs.GroupBy(kind).ToDictionary(g => g.Key, g => g
                .Select(r => Math.Log(figure(r) / (ratio + Math.Pow(r.Size, power)))).ToArray());
            return (new Law(ratio, power, residuals.ToImmutableDictionary(g => g.Key, g => Math.Exp((g.Value.Min() + g.Value.Max()) / 2))),
                residuals.Values.Max(r => r.Max() - r.Min()));
        }
    }
}
