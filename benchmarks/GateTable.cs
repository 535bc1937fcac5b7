using System.Globalization;
using System.Text;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Reports;

namespace PrintedMlp.Benchmarks;

/// <summary>Medians over the seeds of what <see cref="GateBenchmark"/> left in <c>results/gates</c>, beside the goals.</summary>
internal static class GateTable
{
    private static readonly string[] Published = ["dataset", "work", "classifier", "test_rows", "accuracy_pct", "area_cm2", "static_power_mw_1v0"];

    /// <summary>Writes <c>results/gates.md</c>.</summary>
    public static int Run()
    {
        StringBuilder text = new("""
            # Netlists of gates

            Published split; one file in `gates/` for each data set and seed, figures are medians over the seeds. "accuracy": the smallest
            design whose accuracy on training and validation rows together is above the goal by 1.64 standard errors (one-sided 95 %), and
            that holds it on the validation rows within one standard error. "within": the most accurate design, judged likewise, of at most
            0.95 times that area. Test rows are read for the final figure only. The area is the smaller of our netlist and that of Yosys and
            ABC on the emitted RTL; both are beside it. Power is static, over the training rows. Networks were searched with the budget
            `quick` (RedWine: `normal`), gates with `normal`; seconds are those of the gates alone, two runs at a time on two cores.

            | data set | seeds | chosen | training | validation | test | balanced | area cm2 | ours | Yosys + ABC | mW at 1.0 V | supply | mW at 0.6 V | supply | seconds | processor seconds |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|

            """);
        foreach (IGrouping<string, string> dataSet in Directory.EnumerateFiles(ResultFile.Place("gates"), "*.csv")
            .Order(StringComparer.Ordinal).GroupBy(path => string.Join(' ', Path.GetFileNameWithoutExtension(path).Split('-')[..^1])))
        {
            var rows = dataSet.SelectMany(path => File.ReadLines(path).Skip(1)).Select(line => line.Split(',')).Where(cells => cells[0] != "front")
                .GroupBy(cells => cells[0]);
            foreach (IGrouping<string, string[]> chosen in rows)
            {
                double Median(int column) => Statistics.Median(chosen.Select(cells => double.Parse(cells[column], CultureInfo.InvariantCulture)));
                double area = Statistics.Median(chosen.Select(cells => cells[6..8].Min(cell => double.Parse(cell, CultureInfo.InvariantCulture))));
                text.Append(CultureInfo.InvariantCulture,
                    $"| {dataSet.Key} | {chosen.Count()} | {chosen.Key} | {Median(2):0.0000} | {Median(3):0.0000} | {Median(4):0.0000} | {Median(5):0.0000} | {area:0.####} | {Median(6):0.####} | {Median(7):0.####} | {Median(8):0.####} | {SupplyFor(Median(8))} | {Median(9):0.####} | {SupplyFor(Median(9))} | {Median(10):0} | {Median(11):0} |\n");
            }
        }
        AppendGoals(text);
        AppendPublished(text);
        AppendGaps(text);
        ResultFile.Write("gates.md", text.ToString());
        return 0;
    }

    private static string SupplyFor(double staticMw) => Supply.For(TotalPower.OverStatic * staticMw);

    /// <summary>One rule for all goals, fixed before test rows were looked at.</summary>
    private static void AppendGoals(StringBuilder text)
    {
        text.Append("""

            Goals, by one rule that was fixed before test rows were looked at: the design "within" the goal's area, median of the test accuracy over the seeds.

            | data set | goal | area cm2 | test accuracy | reached |
            |---|---|---|---|---|

            """);
        foreach (GateGoal goal in GateGoal.All)
        {
            string[][] rows = [.. Enumerable.Range(1, 5).Select(seed => ResultFile.Place($"gates/{goal.DataSet.Replace(' ', '-')}-{seed}.csv")).Where(File.Exists)
                .SelectMany(File.ReadLines).Select(line => line.Split(',')).Where(cells => cells[0] == $"within {goal.AreaCm2}")];
            if (rows.Length > 0)
            {
                double area = Statistics.Median(rows.Select(cells => cells[6..8].Min(cell => double.Parse(cell, CultureInfo.InvariantCulture))));
                double test = Statistics.Median(rows.Select(cells => double.Parse(cells[4], CultureInfo.InvariantCulture)));
                text.Append(CultureInfo.InvariantCulture,
                    $"| {goal.DataSet} | {100 * goal.Accuracy:0.0} @ {goal.AreaCm2} | {area:0.####} | {100 * test:0.0} | {Reached(test, goal.Accuracy)} |\n");
            }
        }
    }

    /// <summary>Yes, or by how many points not.</summary>
    public static string Reached(double test, double goal) =>
        test >= goal ? "yes" : string.Create(CultureInfo.InvariantCulture, $"no, by {100 * (goal - test):0.0}");

    private static void AppendPublished(StringBuilder text)
    {
        text.Append("""

            Published classifiers of the same data sets (`literature/circuits.csv`), with what one has to know about them:

            | data set | work | classifier | test rows | test accuracy | area cm2 | mW at 1.0 V | caveat |
            |---|---|---|---|---|---|---|---|

            """);
        foreach (CsvRow row in PublishedTable.Of(GateGoal.All.Select(g => g.DataSet)))
        {
            string[] cells = [.. Published.Select(column => row[column]), PublishedTable.Caveat(row)];
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");
        }
    }

    /// <summary>What training rows promise more than test rows keep.</summary>
    private static void AppendGaps(StringBuilder text)
    {
        text.Append("""

            Gap between training and test accuracy in points, median over the seeds of the designs that were chosen by accuracy (`gates/`: bits of codes,
            `systems/`: levels); the search sees jittered copies of the training rows where these are few:

            | data set | inputs | chosen | seeds | gap |
            |---|---|---|---|---|

            """);
        foreach (string folder in new[] { "gates", "systems" })
        {
            foreach (string path in Directory.EnumerateFiles(ResultFile.Place(folder), "*-1.csv").Order(StringComparer.Ordinal))
            {
                string dataSet = Path.GetFileName(path)[..^"-1.csv".Length];
                var rows = Enumerable.Range(1, 5).Select(seed => ResultFile.Place($"{folder}/{dataSet}-{seed}.csv")).Where(File.Exists)
                    .SelectMany(file => File.ReadLines(file).Skip(1)).Select(line => line.Split(',')).Where(cells => cells[0].StartsWith("accuracy", StringComparison.Ordinal));
                foreach (var chosen in rows.GroupBy(cells => cells[0]))
                {
                    double gap = Statistics.Median(chosen.Select(cells => double.Parse(cells[2], CultureInfo.InvariantCulture) - double.Parse(cells[4], CultureInfo.InvariantCulture)));
                    text.Append(CultureInfo.InvariantCulture,
                        $"| {dataSet.Replace('-', ' ')} | {(folder == "gates" ? "codes" : "levels")} | {chosen.Key} | {chosen.Count()} | {100 * gap:0.0} |\n");
                }
            }
        }
    }
}
