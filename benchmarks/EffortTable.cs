using System.Globalization;
using PrintedMlp.Generator.Designs;

namespace PrintedMlp.Benchmarks;

/// <summary>What more effort buys: of the fronts that <see cref="TeacherBenchmark"/> left without a teacher.</summary>
internal static class EffortTable
{
    /// <summary>How far below the best judged accuracy the design lies whose accuracy is asked of all efforts.</summary>
    private const double Below = 0.01;

    private static readonly Effort[] Efforts = [Effort.Quick, Effort.Normal, Effort.Thorough];

    /// <summary>Writes <c>results/effort.md</c>.</summary>
    public static int Run()
    {
        List<string> lines =
        [
            "# What effort buys", "",
            "`dotnet run --project benchmarks -c Release -- teacher DATASET SEED none [normal|thorough]` and `effort-table`: the search over gates from trees alone, published",
            "split. Asked is the judged accuracy (the smaller of that on training rows and that on validation rows plus one standard error) of the smallest quick design within",
            "a point of the best quick one, as a recommended design is; of each effort the smallest design with that accuracy, and the most accurate one within the area of that quick",
            "design. Means over the seeds that have all efforts of a data set; areas are geometric means of the system, front end included.", "",
            "| data set | seeds | effort | processor seconds | area cm2 at the accuracy | its test accuracy | judged within the area | test within the area |",
            "|---|---|---|---|---|---|---|---|",
        ];
        string[] files = [.. Directory.EnumerateFiles(ResultFile.Place("teacher"), "*-none*.csv").Select(file => Path.GetFileNameWithoutExtension(file))];
        foreach (var own in files.Select(file => file.Split('-')).GroupBy(words => words[0], words => (Seed: words[1], Effort: Of(words))).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Effort[] efforts = [.. Efforts.Where(effort => own.Any(run => run.Effort == effort))];
            string[] seeds = [.. own.GroupBy(run => run.Seed, run => run.Effort).Where(seed => seed.Count() == efforts.Length).Select(seed => seed.Key)];
            if (efforts.Length < 2 || seeds.Length == 0)
            {
                continue;
            }
            foreach (Effort effort in efforts)
            {
                double[][] figures = [.. seeds.Select(seed => Figures(Front(own.Key, seed, Effort.Quick), Front(own.Key, seed, effort)))];
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {own.Key} | {seeds.Length} | {effort.ToString().ToLowerInvariant()} | {figures.Average(f => f[0]):0} "
                    + $"| {Math.Exp(figures.Average(f => Math.Log(f[1]))):0.0000} | {100 * figures.Average(f => f[2]):0.0} | {100 * figures.Average(f => f[3]):0.00} | {100 * figures.Average(f => f[4]):0.0} |"));
            }
        }
        ResultFile.Write("effort.md", string.Join('\n', lines) + "\n");
        return 0;
    }

    private static double[] Figures(double[][] quick, double[][] front)
    {
        double[] asked = quick.Where(d => d[1] >= quick.Max(q => q[1]) - Below).MinBy(d => d[0])!;
        double[] small = front.Where(d => d[1] >= asked[1]).MinBy(d => d[0]) ?? front.MaxBy(d => d[1])!, within = front.Where(d => d[0] <= asked[0]).MaxBy(d => d[1])!;
        return [front[0][^1], small[0], small[4], within[1], within[4]];
    }

    private static double[][] Front(string name, string seed, Effort effort) => TeacherBenchmark.Read(name, ulong.Parse(seed, CultureInfo.InvariantCulture), "none", effort)!;

    private static Effort Of(string[] words) => words.Length < 4 ? Effort.Quick : Enum.Parse<Effort>(words[3], ignoreCase: true);
}
