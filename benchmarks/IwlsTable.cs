using System.Globalization;
using System.Text;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Benchmarks;

/// <summary>The page docs/iwls2020.md: medians over the seeds of what <see cref="IwlsBenchmark"/> left, beside what teams published.</summary>
internal static class IwlsTable
{
    /// <summary>Of every function.</summary>
    private const int ValidationRows = 2560;

    private static readonly string[] Teams = ["team2", "team9", "team6"];

    /// <summary>Writes what follows the heading "Figures" of the page.</summary>
    public static int Run()
    {
        Dictionary<string, Dictionary<string, string>> published = Lines(Path.Combine(IwlsBenchmark.Folder, "published.csv")).ToDictionary(l => l["function"]);
        StringBuilder text = new("""
            The functions were picked before any was run: ex50, ex51, ex53, ex57, ex60, ex65, ex69, ex73 and ex80.

            | function | inputs | seeds | AND nodes | expected | test | within 1 s.e.: nodes | test | most accurate team: nodes | test | processor seconds |
            |---|---|---|---|---|---|---|---|---|---|---|

            """);
        (int functions, int kept, int better, int fifth, int smallFifth) = (0, 0, 0, 0, 0);
        StringBuilder fronts = new("\nFronts of the first seed, nodes: accuracy on test rows in percent.\n\n| function | front |\n|---|---|\n");
        foreach (var files in Directory.EnumerateFiles(ResultFile.Place("iwls2020"), "*.csv").Order(StringComparer.Ordinal)
            .GroupBy(f => Path.GetFileNameWithoutExtension(f).Split('-')[0]))
        {
            Dictionary<string, string>[] chosen = [.. files.Select(f => Lines(f).Single(l => l["is_chosen"] == "yes"))];
            Dictionary<string, string>[] small = [.. files.Select(Smallest)];
            Dictionary<string, string> theirs = published[files.Key];
            string team = Teams.MaxBy(t => Number(theirs[t + "_test"]))!;
            double ours = Median(chosen, "accuracy_test"), best = Number(theirs[team + "_test"]), nodes = Median(chosen, "nodes"), most = Number(theirs[team + "_ands"]);
            functions++;
            kept += ours >= best - 5e-5 ? 1 : 0;
            better += ours > best + 5e-5 || ours == 1 ? 1 : 0;
            fifth += nodes <= most / 5 ? 1 : 0;
            smallFifth += Median(small, "nodes") <= most / 5 ? 1 : 0;
            text.Append(CultureInfo.InvariantCulture, $"| {files.Key} | {theirs["inputs"]} | {chosen.Length} | {nodes:0.#} | {100 * Median(chosen, "accuracy_validation"):0.00} | {100 * ours:0.00} | ")
                .Append(CultureInfo.InvariantCulture, $"{Median(small, "nodes"):0.#} | {100 * Median(small, "accuracy_test"):0.00} | {most} | {100 * best:0.00} | {Median(chosen, "cpu_seconds"):0} |\n");
            fronts.Append(CultureInfo.InvariantCulture, $"| {files.Key} | {string.Join(", ", Lines(files.First()).Select(l => $"{l["nodes"]}: {(100 * Number(l["accuracy_test"])).ToString("0.0", CultureInfo.InvariantCulture)}"))} |\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"\nOf {functions} functions {better} are more accurate than the most accurate team's, or exact, {kept} at least as accurate; {fifth} have at most a fifth of its nodes, {smallFifth} within one standard error.\n");
        const string heading = "## Figures\n\n";
        string page = Path.Combine(ResultFile.Place(""), "..", "..", "docs", "iwls2020.md"), before = File.ReadAllText(page);
        WholeFile.Write(page, before[..(before.IndexOf(heading, StringComparison.Ordinal) + heading.Length)] + text + fronts);
        return 0;
    }

    /// <summary>The fewest nodes within one standard error of the best accuracy on validation rows.</summary>
    private static Dictionary<string, string> Smallest(string file)
    {
        Dictionary<string, string>[] front = [.. Lines(file)];
        double best = front.Max(l => Number(l["accuracy_validation"])), error = Math.Sqrt(best * (1 - best) / ValidationRows);
        return front.Where(l => Number(l["accuracy_validation"]) >= best - error).MinBy(l => Number(l["nodes"]))!;
    }

    private static double Median(IEnumerable<Dictionary<string, string>> designs, string figure) => Statistics.Median([.. designs.Select(l => Number(l[figure]))]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<Dictionary<string, string>> Lines(string path)
    {
        string[][] lines = [.. File.ReadLines(path).Select(line => line.Split(','))];
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(p => p.First, p => p.Second));
    }
}
