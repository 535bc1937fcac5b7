using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Generator.Verification;

/// <summary>Lets ngspice find the levels of a design's transistors on the rows in its SPICE file: their class, the supply current, and how far every
/// net stays from the threshold.</summary>
/// <param name="tools">The programs that are there.</param>
/// <param name="limit">Longest time of one run.</param>
internal sealed partial class OperatingPoints(Tools tools, TimeSpan limit)
{
    /// <summary>How the check is called in a report.</summary>
    public const string Method = "operating points";

    /// <summary>The table of <see cref="NetMargin"/>s in a design's folder.</summary>
    public const string MarginsFile = "noise-margins.csv";

    /// <summary>The supply's power may differ from the static power of the cells by this part.</summary>
    public const double PowerTolerance = 0.02;

    /// <summary>Lines of a file that ngspice needs less than a minute for: of a netlist of some 5,000 cells.</summary>
    private const int MostLines = 6_000;

    private const string Tool = "ngspice", Subject = "transistors", RowsFile = "spice-rows.csv";

    /// <summary>Checks a design whose files are written, and writes the margins of its nets beside them; null when it is not there as
    /// transistors.</summary>
    public Check? Run(DesignFolder design)
    {
        if (!File.Exists(design.SpiceFile))
        {
            return null;
        }
        if (tools.Find(Tool, "--version") is not { } ngspice)
        {
            return new Check(Subject, Method, Tool, null, 0, CheckResult.NotRun, "ngspice is not installed (apt-get install ngspice)");
        }
        string? version = ngspice.Version;
        if (File.ReadLines(design.SpiceFile).Skip(MostLines).Any())
        {
            return new Check(Subject, Method, Tool, version, 0, CheckResult.NotRun,
                $"{Path.GetFileName(design.SpiceFile)} has more than {MostLines} lines, on which ngspice is slow");
        }
        using WorkFolder work = new();
        string raw = work.File("points.raw");
        ProgramRun run = ngspice.Run(["-b", "-r", raw, Path.GetFileName(design.SpiceFile)], design.Folder, limit);
        if (run.Broken is { } broken)
        {
            return new Check(Subject, Method, Tool, version, 0, CheckResult.NotRun, $"ngspice {broken}");
        }
        try
        {
            return run.Succeeded && File.Exists(raw) ? Compare(design, version, SpiceRawFile.Read(raw))
                : Failed(version, $"ngspice: {run.FirstLines}");
        }
        catch (Exception e) when (e is FormatException or UserException)
        {
            return Failed(version, e.Message);
        }
    }

    private static Check Compare(DesignFolder design, string? version, SpiceRawFile points)
    {
        ImmutableArray<CsvRow> rows = CsvRow.Read(Path.Combine(design.Folder, RowsFile));
        if (rows.Length != points.Points.Length)
        {
            return Failed(version, $"{points.Points.Length} operating points, expected {rows.Length}");
        }
        string text = File.ReadAllText(design.SpiceFile);
        double supply = Parameter(text, "supply"), threshold = Parameter(text, "threshold");
        int[] bits = [.. Enumerable.Range(0, design.Classifier.ClassBits).Select(bit => points[$"v(class_o_{bit})"])];
        int[] expected = [.. rows.Select(r => int.Parse(r["expected_class"], CultureInfo.InvariantCulture))];
        int[] classes = [.. points.Points.Select(point => bits.Select((vector, bit) => point[vector] > supply / 2 ? 1 << bit : 0).Sum())];
        int[] wrong = [.. Enumerable.Range(0, rows.Length).Where(row => classes[row] != expected[row])];
        double power = points.Points.Average(point => -point[points["i(vdd)"]] * supply * 1e3);
        double cells = rows.Average(r => r.Number("static_power_mw") ?? double.NaN);
        double off = cells == 0 ? power : power / cells - 1;
        ImmutableArray<NetMargin> margins = [.. NetMargin.Of(text, points, supply, threshold)];
        WholeFile.Write(Path.Combine(design.Folder, MarginsFile), NetMargin.Table(margins));
        NetMargin[] near = [.. margins.Where(m => m.IsLowNear)];
        Check check = new(Subject, Method, Tool, version, rows.Length, CheckResult.Passed)
        {
            How = $"supply power {100 * off:+0.00;-0.00;0} % off the static power of the cells"
                + (margins.Where(m => m.LowMarginV is not null).MinBy(m => m.LowMarginV) is { } least
                    ? $"; least margin of a low level {1e3 * least.LowMarginV:0} mV, {least.Net} ({least.Cell})" : ""),
            Why = near.Length == 0 ? null
                : $"{near.Length} of {margins.Length} nets have a low level less than {1e3 * NetMargin.NearV:0} mV below the threshold of "
                    + $"{threshold} V, see {MarginsFile}",
        };
        if (wrong.Length > 0)
        {
            int row = wrong[0];
            return check with
            {
                Result = CheckResult.Failed,
                Why = "classes differ from the model's",
                Differing = wrong.Length,
                FirstMismatch = new(row, expected[row], classes[row]),
            };
        }
        return Math.Abs(off) <= PowerTolerance ? check
            : check with { Result = CheckResult.Failed, Why = $"the supply's power differs by more than {100 * PowerTolerance} %" };
    }

    private static double Parameter(string text, string name) => ParameterLine().Match(text) is { Success: true } match
        && double.TryParse(match.Groups[name].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value
        : throw new FormatException("the line .param supply=... threshold=... is missing");

    private static Check Failed(string? version, string why) => new(Subject, Method, Tool, version, 0, CheckResult.Failed, why);

    [GeneratedRegex(@"^\.param supply=(?<supply>\S+) threshold=(?<threshold>\S+)$", RegexOptions.Multiline)]
    private static partial Regex ParameterLine();
}
