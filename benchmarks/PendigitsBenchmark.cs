using PrintedMlp.Approx;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Benchmarks;

/// <summary>Pendigits on the test rows of the literature, which are of the same writers, and on its official test file, which is of others.</summary>
internal static class PendigitsBenchmark
{
    /// <summary>Writes <c>results/pendigits.md</c>.</summary>
    /// <param name="seeds">Seeds from 1, at least one.</param>
    public static int Run(int seeds)
    {
        BenchmarkData pendigits = BenchmarkData.All.Single(d => d.Name == "Pendigits");
        string folder = Environment.GetEnvironmentVariable("PRINTEDMLP_DATASETS") ?? throw new UserException(
            "Set PRINTEDMLP_DATASETS to the folder of the data sets; CONTRIBUTING.md says where they come from.");
        DatasetOptions reading = pendigits.Options.Data.Reading with { TestFiles = [Path.Combine(folder, pendigits.Files[1])] };
        Dataset official = DatasetReader.Read([Path.Combine(folder, pendigits.Files[0])], reading), both = pendigits.Read();
        RunOptions options = WholeRun.Options(pendigits);
        List<string> lines =
        [
            "# Pendigits and its official test file", "",
            "`--effort quick`, five hidden neurons: `--split published`, the 30 % test rows of the literature, drawn from all writers, beside",
            "`--test pendigits.tes`, whose 3,498 rows are of 14 writers who wrote no training row. Accuracy on test rows; area of the system in cm2.", "",
            "| seed | test rows | exact network | tree | recommended | cm2 | most accurate of the front | cm2 |", "|---|---|---|---|---|---|---|---|",
        ];
        double[][] accuracy = [new double[seeds], new double[seeds]], exact = [new double[seeds], new double[seeds]];
        for (int seed = 1; seed <= seeds; seed++)
        {
            Row(0, seed, "published", both, BenchmarkData.Published(options) with { Seed = (ulong)seed });
            Row(1, seed, "pendigits.tes", official, options with { Seed = (ulong)seed, Data = options.Data with { Reading = reading } });
        }
        lines.AddRange(["", $"{(seeds == 1 ? "One seed" : $"Means of {seeds} seeds")}, published and official: exact network {exact[0].Average():0.000} and {exact[1].Average():0.000}, a drop of "
            + $"{100 * (exact[0].Average() - exact[1].Average()):0.0} points; recommended {accuracy[0].Average():0.000} and {accuracy[1].Average():0.000}, a drop of "
            + $"{100 * (accuracy[0].Average() - accuracy[1].Average()):0.0} points."]);
        ResultFile.Write("pendigits.md", string.Join('\n', lines) + "\n");
        return 0;

        void Row(int kind, int seed, string rows, Dataset dataset, RunOptions asked)
        {
            Mapped mapped = WholeRun.Of(dataset, asked).Mapped;
            Design design = mapped.Recommended(), baseline = mapped.Designs.Single(d => d.IsBaseline);
            Design? tree = mapped.Designs.SingleOrDefault(d => d.Name == Design.TreeName);
            Design best = mapped.Designs.Where(d => !d.IsBaseline && d != tree).MaxBy(d => d.Judged)!;
            (accuracy[kind][seed - 1], exact[kind][seed - 1]) = (design.Test.Accuracy, baseline.Test.Accuracy);
            lines.Add($"| {seed} | {rows} | {baseline.Test.Accuracy:0.000} | {tree?.Test.Accuracy:0.000} | {design.Test.Accuracy:0.000} | {design.SystemAreaCm2:0.000} "
                + $"| {best.Test.Accuracy:0.000} | {best.SystemAreaCm2:0.000} |");
            Console.Error.WriteLine(lines[^1]);
        }
    }
}
