using System.Globalization;
using System.Text;

namespace PrintedMlp.Benchmarks;

/// <summary>Medians over the seeds of what <see cref="SystemBenchmark"/> left in <c>results/systems</c>, beside the goals.</summary>
internal static class SystemTable
{
    private static readonly string[] Figures =
    [
        "accuracy_train", "accuracy_validation", "accuracy_test", "balanced_accuracy_test", "gates_cm2", "gates_mw", "gates_0.6V_mw", "features", "levels",
        "pruned-flash_cm2", "pruned-flash_mw", "esl24-comparators_cm2", "esl24-comparators_mw", "full-adc-esl24_cm2", "full-adc-esl24_mw",
        "full-adc-isca20_cm2", "full-adc-isca20_mw", "offset_0.25_mean", "offset_0.25_p5", "offset_0.5_mean", "offset_0.5_p5", "seconds", "cpu_seconds",
    ];

    /// <summary>Writes <c>results/systems.md</c>.</summary>
    public static int Run()
    {
        ILookup<(string DataSet, string Mode), string> files = Directory.EnumerateFiles(ResultFile.Place("systems"), "*.csv")
            .Order(StringComparer.Ordinal).ToLookup(Key);
        StringBuilder text = new("""
            # Systems: classifier and front end

            Published split; one file in `systems/` for each data set and seed, figures are medians over the seeds. "accuracy": the smallest
            system whose accuracy on training and validation rows together is above the goal by 1.64 standard errors (one-sided 95 %), and that
            holds it on the validation rows within one standard error. "within": the most accurate system, judged by the smaller of training
            and validation accuracy (plus one standard error), of at most that area and power. Rows that begin with "tree" choose among plain
            decision trees on the same levels. Test rows are read for the final figure only. `gates` is the classifier alone, the others add a
            front end by its model; power is at 1.0 V but for `gates_0.6V_mw`. Modes: `levels`; `offset`, which fits two copies of the rows with
            comparator offsets of 0.25 steps too; `codes`, where the search reads bits of codes; `copies-N`, with N jittered copies instead of the default;
            `quantile`, `clipped`, `fine`: further levels.
            Seconds are those of everything after reading, two runs at a time on two cores.


            """);
        text.Append(CultureInfo.InvariantCulture, $"| data set | mode | chosen | seeds | {string.Join(" | ", Figures.Select(f => f.Replace('_', ' ')))} |\n");
        text.Append("|---|---|---|---|").Append(string.Concat(Enumerable.Repeat("---|", Figures.Length))).Append('\n');
        foreach (IGrouping<(string DataSet, string Mode), string> group in files.OrderBy(g => g.Key))
        {
            var rows = group.SelectMany(Rows).Where(row => row["chosen"] != "front").GroupBy(row => row["chosen"]);
            foreach (var chosen in rows)
            {
                string figures = string.Join(" | ", Figures.Select(f => Median(chosen.Select(row => row[f]))));
                text.Append(CultureInfo.InvariantCulture, $"| {group.Key.DataSet} | {group.Key.Mode} | {chosen.Key} | {chosen.Count()} of {group.Count()} | {figures} |\n");
            }
        }
        AppendGoals(text, files);
        text.Append("""

            Published totals with a full converter a feature (IEEE Embedded Systems Letters 2024): Cardio 9.4 cm2, 18.5 mW at 87.2 %; Breast Cancer
            3.4 cm2, 3.7 mW at 97.1 % (10 inputs, the sample's number among them); Seeds 2.5 cm2, 3.0 mW at 93.7 %; Vertebral 2.7 cm2, 2.7 mW at 84 to 89 %;
            Balance 0.5 cm2, 1.0 mW at 93.6 %. Their classifiers are decision trees or networks chosen with the reported rows in view where their
            articles do not say otherwise, and their front end is the model `full-adc-esl24`: compare with that column.

            """);
        ResultFile.Write("systems.md", text.ToString());
        return 0;
    }

    /// <summary>One rule for all goals, fixed before test rows were looked at.</summary>
    private static void AppendGoals(StringBuilder text, ILookup<(string DataSet, string Mode), string> files)
    {
        text.Append("""

            Goals, by one rule that was fixed before test rows were looked at: the system "within" the goal's area and power with pruned flash converters, mode
            `levels`, median of the test accuracy over the seeds.

            | data set | goal | system cm2 | test accuracy | reached |
            |---|---|---|---|---|

            """);
        foreach (SystemGoal goal in SystemGoal.All)
        {
            Dictionary<string, string>[] rows = [.. files[(goal.DataSet, "levels")].SelectMany(Rows).Where(row => row["chosen"] == goal.Within)];
            if (rows.Length > 0)
            {
                double test = Statistics.Median(rows.Select(row => double.Parse(row["accuracy_test"], CultureInfo.InvariantCulture)));
                text.Append(CultureInfo.InvariantCulture, $"| {goal.DataSet} | {100 * goal.Accuracy:0.0} @ {goal.AreaCm2} | ")
                    .Append(CultureInfo.InvariantCulture, $"{Median(rows.Select(row => row["pruned-flash_cm2"]))} | {100 * test:0.0} | {GateTable.Reached(test, goal.Accuracy)} |\n");
            }
        }
    }

    private static (string DataSet, string Mode) Key(string path)
    {
        string[] words = Path.GetFileNameWithoutExtension(path).Split('-');
        int seed = Array.FindIndex(words, w => w.All(char.IsDigit));
        return (string.Join(' ', words[..seed]), seed == words.Length - 1 ? "levels" : string.Join('-', words[(seed + 1)..]));
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        string[][] lines = [.. File.ReadLines(path).Select(line => line.Split(','))];
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(p => p.First, p => p.Second));
    }

    private static string Median(IEnumerable<string> cells)
    {
        double[] figures = [.. cells.Where(c => c.Length > 0).Select(c => double.Parse(c, CultureInfo.InvariantCulture))];
        return figures.Length == 0 ? "" : Statistics.Median(figures).ToString("0.####", CultureInfo.InvariantCulture);
    }
}
