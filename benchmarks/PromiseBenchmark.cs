using System.Collections.Immutable;
using System.Globalization;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Benchmarks;

/// <summary>Whether test rows keep what training and validation rows promise, over splits of small data sets.</summary>
internal static class PromiseBenchmark
{
    private const string Header = "data_set,seed,test_rows,design,promised,judged,accuracy_train,accuracy_validation,accuracy_test,area_cm2";

    private static readonly ImmutableArray<(string Key, string Shown)> Designs =
        [("recommended", "recommended"), ("best", "most accurate of the front"), ("tree", "tree"), ("exact", "exact network")];

    /// <summary>Makes quick runs of a data set, each with a split of its own, and puts their designs into <c>results/promise.csv</c>.</summary>
    /// <param name="name">The data set.</param>
    /// <param name="first">The first seed.</param>
    /// <param name="last">The last seed.</param>
    /// <exception cref="UserException">There is no such data set.</exception>
    public static int Run(string name, int first, int last)
    {
        BenchmarkData benchmark = BenchmarkData.All.SingleOrDefault(d => d.Name == name)
            ?? throw new UserException($"{name} is no data set. Expected one of: {string.Join(", ", BenchmarkData.All.Select(d => d.Name))}");
        Dataset dataset = benchmark.Read();
        for (int seed = first; seed <= last; seed++)
        {
            (RunData data, Mapped mapped) = WholeRun.Of(dataset, WholeRun.Options(benchmark) with { Seed = (ulong)seed });
            Design exact = mapped.Designs.Single(d => d.IsBaseline);
            Design? tree = mapped.Designs.SingleOrDefault(d => d.Name == Design.TreeName);
            (string Key, Design? Design)[] designs =
            [
                ("recommended", mapped.Recommended()), ("best", mapped.Designs.Where(d => d != exact && d != tree).MaxBy(d => d.Judged)), ("tree", tree), ("exact", exact),
            ];
            string key = $"{name},{seed},";
            ResultFile.Replace("promise.csv", Header, key, designs.Where(d => d.Design is not null).Select(d => string.Create(CultureInfo.InvariantCulture,
                $"{key}{data.Test.Count},{d.Key},{d.Design!.Expected:0.0000},{d.Design.Judged:0.0000},{d.Design.JudgedBy(Weighting.Rows).Training:0.0000},{d.Design.JudgedBy(Weighting.Rows).Validation:0.0000},{d.Design.Test.Accuracy:0.0000},{d.Design.SystemAreaCm2:0.####}")));
        }
        return 0;
    }

    /// <summary>Writes <c>results/promise.md</c> from <c>results/promise.csv</c>.</summary>
    public static int Table()
    {
        string[][] rows = [.. File.ReadLines(ResultFile.Place("promise.csv")).Skip(1).Select(line => line.Split(','))];
        List<string> lines =
        [
            "# What is promised and what test rows say", "",
            "`dotnet run --project benchmarks -c Release -- promise DATASET FIRST LAST` and `promise-table`: what `design --effort quick` does, without verification; each seed",
            "with a stratified split of its own. Promised is `accuracy_expected` of `designs.csv`: for designs that were searched on training and validation rows what is left",
            "of their fit less a quarter of a standard error, for others accuracy on validation rows less one standard error. The rule was settled on seeds 1 to 20; these are",
            "seeds 41 to 80. Judged is the accuracy by which designs are chosen, the smaller of that on the rows of the search and that expected of others plus one standard error.",
            "Test rows are read for this table only. Differences are in points, with the standard error of their mean over the splits; short beyond chance is a test accuracy more",
            "than two standard errors of the test rows below the promised one. Validation rows are as many as test rows.", "",
            "| data set | splits | test rows | design | promised | test | test - promised | splits short | by on average | at most | short beyond chance | test - on other rows | test - judged |",
            "|---|---|---|---|---|---|---|---|---|---|---|---|---|",
        ];
        string[] sets = [.. rows.Select(cells => cells[0]).Distinct()];
        foreach ((string? set, (string key, string shown)) in Designs.SelectMany(design => sets.Append(null).Select(set => (set, design))))
        {
            lines.Add(Line(set ?? "all", shown, [.. rows.Where(cells => (set is null || cells[0] == set) && cells[3] == key)
                .Select(cells => new Split(int.Parse(cells[2], CultureInfo.InvariantCulture), Number(cells[4]), Number(cells[5]), Number(cells[7]), Number(cells[8])))]));
        }
        ResultFile.Write("promise.md", string.Join('\n', lines) + "\n");
        return 0;

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static string Line(string set, string design, Split[] splits)
    {
        double[] gaps = [.. splits.Select(s => 100 * (s.Promised - s.Test)).Where(gap => gap > 1e-9)];
        int beyond = splits.Count(s => s.Promised - s.Test > 2 * Error(s.Test, s.Rows));
        return string.Create(CultureInfo.InvariantCulture,
            $"| {set} | {splits.Length} | {splits.Average(s => s.Rows):0} | {design} | {Mean(s => s.Promised)} | {Mean(s => s.Test)} | {Difference(s => s.Promised)} ")
            + string.Create(CultureInfo.InvariantCulture, $"| {gaps.Length} | {gaps.DefaultIfEmpty().Average():0.0} | {gaps.DefaultIfEmpty().Max():0.0} | {beyond} ")
            + $"| {Difference(s => s.Validation)} | {Difference(s => s.Judged)} |";

        static double Error(double accuracy, int rows) => Math.Sqrt(accuracy * (1 - accuracy) / rows);

        string Mean(Func<Split, double> accuracy) => (100 * splits.Average(accuracy)).ToString("0.0", CultureInfo.InvariantCulture);

        string Difference(Func<Split, double> from)
        {
            double[] differences = [.. splits.Select(s => 100 * (s.Test - from(s)))];
            double mean = differences.Average();
            double error = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / Math.Max(1, splits.Length - 1) / splits.Length);
            return string.Create(CultureInfo.InvariantCulture, $"{mean:+0.0;-0.0;0.0} +- {error:0.0}");
        }
    }

    /// <summary>A design of a split.</summary>
    private sealed record Split(int Rows, double Promised, double Judged, double Validation, double Test);
}
