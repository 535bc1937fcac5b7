using System.Globalization;
using System.Text;
using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Benchmarks;

/// <summary>Medians over the seeds of what <see cref="SearchBenchmark"/> left in <c>results/search</c>.</summary>
internal static class SearchTable
{
    /// <summary>Writes <c>results/search.md</c>.</summary>
    public static int Run()
    {
        Result[] results = [.. Directory.EnumerateFiles(ResultFile.Place("search"), "*.csv").Order(StringComparer.Ordinal).Select(Result.Read)];
        StringBuilder text = new();
        text.Append("""
            # Searched circuits

            Published split, one file in `search/` for each data set, seed and method. Figures are medians over the seeds. A design is
            the smallest whose accuracy on training and validation rows together is above the target by 1.64 standard errors (one-sided
            95 %), and that holds the target on the validation rows within one standard error; test rows are read for the final figure
            only. Area: Yosys and ABC on the emitted RTL; the four designs that are smallest with the built-in mapper are synthesised, and
            the smallest of these counts.

            "Within the area" is the design of the highest judged accuracy (training, or validation plus one standard error, whichever is
            lower) whose area keeps the limit: what an engineer with that area takes.

            | data set | seeds | test accuracy wanted | at most cm2 | chosen | test accuracy | balanced | area cm2 (open flow) | area cm2 (built-in) | seconds, longest | memory, MB, most |
            |---|---|---|---|---|---|---|---|---|---|---|

            """);
        foreach (SearchGoal goal in SearchGoal.All)
        {
            IEnumerable<string> kinds = goal.Targets.Select(target => $"accuracy {target:0.000}");
            foreach (string chosen in kinds.Append("within the area"))
            {
                Row[] rows = Rows(results, goal, SearchMethod.Memetic, chosen);
                if (rows.Length > 0)
                {
                    text.Append(CultureInfo.InvariantCulture,
                        $"| {goal.DataSet} | {rows.Length} | {goal.Targets[0]:0.000} | {goal.AreaCm2} | {chosen} | {Median(rows, r => r.Test):0.0000} | {Median(rows, r => r.Balanced):0.0000} | {Median(rows, r => r.Open):0.####} | {Median(rows, r => r.Area):0.####} | {rows.Max(r => r.Seconds)} | {rows.Max(r => r.PeakMb)} |\n");
                }
            }
        }
        text.Append("""

            Smallest design at a loss of at most 1, 2 and 5 points of judged accuracy (training, or validation plus one standard error,
            whichever is lower) against our own exact network, and the factor to its area in the same flow.

            | data set | loss allowed | loss on test rows, points | area cm2 (open flow) | reduction |
            |---|---|---|---|---|

            """);
        foreach (SearchGoal goal in SearchGoal.All)
        {
            Row[] exact = Rows(results, goal, SearchMethod.Memetic, "exact");
            foreach (string loss in (ReadOnlySpan<string>)["loss 0.01", "loss 0.02", "loss 0.05"])
            {
                (Row Exact, Row Found)[] pairs = [.. from found in Rows(results, goal, SearchMethod.Memetic, loss)
                    join row in exact on found.Seed equals row.Seed
                    select (row, found)];
                if (pairs.Length > 0)
                {
                    text.Append(CultureInfo.InvariantCulture,
                        $"| {goal.DataSet} | {loss[5..]} | {100 * Statistics.Median(pairs.Select(p => p.Exact.Test - p.Found.Test)):0.00} | {Median([.. pairs.Select(p => p.Found)], r => r.Open):0.####} | {Statistics.Median(pairs.Select(p => p.Exact.Open / p.Found.Open)):0.0} |\n");
                }
            }
        }
        AppendPublished(text);
        AppendHypervolumes(text, results);
        ResultFile.Write("search.md", text.ToString());
        return 0;
    }

    private static void AppendPublished(StringBuilder text)
    {
        text.Append("""

            Published circuits of the same data sets (`literature/circuits.csv`; areas by the same open flow, accuracies on the 30 % test
            rows where known), and their factor to the published exact network. No exact network of Breast Cancer is published.

            | data set | work | test accuracy | loss, points | area cm2 | reduction |
            |---|---|---|---|---|---|

            """);
        CsvRow[] circuits = [.. PublishedTable.Of(SearchGoal.All.Select(g => g.DataSet)).Where(row => row["area_flow"] == "open")];
        foreach (CsvRow row in circuits)
        {
            if (circuits.FirstOrDefault(c => c["dataset"] == row["dataset"] && c["work"] == "exact bespoke baseline") is { } exact)
            {
                double accuracy = Accuracy(row), area = row.Number("area_cm2")!.Value;
                text.Append(CultureInfo.InvariantCulture, $"| {row["dataset"]} | {row["work"]} | {accuracy / 100:0.0000} | {Accuracy(exact) - accuracy:0.00} | {area} | {exact.Number("area_cm2") / area:0.0} |\n");
            }
        }

        static double Accuracy(CsvRow row) => row.Number("accuracy_30_pct") ?? row.Number("accuracy_pct")!.Value;
    }

    private static void AppendHypervolumes(StringBuilder text, Result[] results)
    {
        text.Append("""

            NSGA-II alone at the same number of evaluations: hypervolume of the designs of the front (error below 0.5 against the decimal
            logarithm of built-in area from 0.001 to 100 cm2; larger is better) by the error on training rows, which the search sees, and on
            validation rows, and the area at the target.

            | data set | seed | training: memetic | NSGA-II | validation: memetic | NSGA-II | area at the target, memetic | NSGA-II |
            |---|---|---|---|---|---|---|---|

            """);
        foreach (Result plain in results.Where(r => r.Method == SearchMethod.Nsga2))
        {
            SearchGoal goal = SearchGoal.All.Single(g => g.DataSet == plain.DataSet);
            if (results.FirstOrDefault(r => r.DataSet == plain.DataSet && r.Seed == plain.Seed && r.Method == SearchMethod.Memetic) is { } memetic)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"| {plain.DataSet} | {plain.Seed} | {memetic.Hypervolume(r => r.Training):0.000} | {plain.Hypervolume(r => r.Training):0.000} | {memetic.Hypervolume(r => r.Validation):0.000} | {plain.Hypervolume(r => r.Validation):0.000} | {At(memetic, goal)} | {At(plain, goal)} |\n");
            }
        }

        static string At(Result result, SearchGoal goal) =>
            result.Rows.FirstOrDefault(r => r.Chosen.StartsWith("accuracy", StringComparison.Ordinal)) is { } row && goal.Targets.Length > 0
                ? row.Open.ToString("0.####", CultureInfo.InvariantCulture) : "not reached";
    }

    private static Row[] Rows(IEnumerable<Result> results, SearchGoal goal, SearchMethod method, string chosen) =>
        [.. results.Where(r => r.DataSet == goal.DataSet && r.Method == method).SelectMany(r => r.Rows).Where(r => r.Chosen == chosen)];

    private static double Median(Row[] rows, Func<Row, double> figure) => Statistics.Median(rows.Select(figure));

    private sealed record Row(
        ulong Seed, string Chosen, double Training, double Validation, double Test, double Balanced, double Area, double Open, int Seconds, int PeakMb);

    private sealed record Result(string DataSet, ulong Seed, SearchMethod Method, Row[] Rows)
    {
        /// <summary>Share of the box that the front covers.</summary>
        public double Hypervolume(Func<Row, double> accuracy)
        {
            const double WorstError = 0.5, Smallest = -3, Largest = 2;
            double volume = 0, best = WorstError;
            foreach (Row row in Rows.Where(r => r.Chosen == "front").OrderBy(r => r.Area))
            {
                double error = 1 - accuracy(row);
                if (error < best)
                {
                    volume += (best - error) * (Largest - Math.Clamp(Math.Log10(row.Area), Smallest, Largest));
                    best = error;
                }
            }
            return volume / (WorstError * (Largest - Smallest));
        }

        public static Result Read(string path)
        {
            string[] name = Path.GetFileNameWithoutExtension(path).Split('-');
            ulong seed = ulong.Parse(name[^2], CultureInfo.InvariantCulture);
            return new Result(string.Join(' ', name[..^2]), seed, Enum.Parse<SearchMethod>(name[^1], ignoreCase: true),
                [.. File.ReadLines(path).Skip(1).Select(line => Parse(seed, line.Split(',')))]);
        }

        private static Row Parse(ulong seed, string[] cells) => new(seed, cells[0], Number(cells[1]), Number(cells[2]), Number(cells[3]), Number(cells[4]), Number(cells[5]),
            cells[6].Length > 0 ? Number(cells[6]) : double.NaN, (int)Number(cells[8]), cells.Length > 9 ? (int)Number(cells[9]) : 0);

        private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
