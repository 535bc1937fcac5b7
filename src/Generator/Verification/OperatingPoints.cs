using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Verification;

/// <summary>Lets ngspice find the levels of a design's transistors on the rows in its SPICE file: their class, the supply current, and how far every
/// net stays from the threshold. A SPICE file can run any program, so only what the program's own template writes is given to ngspice.</summary>
/// <param name="tools">The programs that are there.</param>
/// <param name="templates">What the design was written with.</param>
/// <param name="limit">Longest time of one run.</param>
internal sealed partial class OperatingPoints(Tools tools, Templates templates, TimeSpan limit)
{
    /// <summary>How the check is called in a report.</summary>
    public const string Method = "operating points";

    /// <summary>The table of <see cref="NetMargin"/>s in a design's folder.</summary>
    public const string MarginsFile = "noise-margins.csv";

    /// <summary>The supply's power may differ by this part from what the resistors take with every transistor either on or off. How far these may be
    /// from the cells' static power is for <see cref="PullUpLogic.Of(CellLibrary)"/> to say.</summary>
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
        if (!templates.IsBuiltIn(Language.Spice))
        {
            return Of(null, CheckResult.NotRun, LanguageRun.StrangersTemplates);
        }
        ExternalProgram? ngspice;
        try
        {
            ngspice = tools.Find(Tool, "--version", "** ngspice");
        }
        catch (ToolException e)
        {
            return Of(null, CheckResult.NotRun, e.Message);
        }
        return ngspice is null ? Of(null, CheckResult.NotRun, "ngspice is not installed (apt-get install ngspice)") : Run(design, ngspice);
    }

    private static Check Of(string? version, CheckResult result, string why) => new(Subject, Method, Tool, version, 0, result, why);

    private Check Run(DesignFolder design, ExternalProgram ngspice)
    {
        string name = Path.GetFileName(design.SpiceFile);
        string[] lines = [.. File.ReadLines(design.SpiceFile).Take(MostLines + 1)];
        if (lines.Length > MostLines)
        {
            return Of(ngspice.Version, CheckResult.NotRun, $"{name} has more than {MostLines} lines, on which ngspice is slow");
        }
        if (Foreign(lines, design.Name) is { } line)
        {
            return Of(ngspice.Version, CheckResult.Broken,
                $"line {line + 1} of {name} is none that printedmlp writes, and ngspice could run any program: write the design again");
        }
        using WorkFolder work = new();
        // In a folder of its own, and without the commands that ngspice looks for where it starts and where the user lives.
        File.Copy(design.SpiceFile, work.File("points.sp"));
        string raw = work.File("points.raw");
        ProgramRun run = ngspice.Run(["-n", "-b", "-r", raw, "points.sp"], work.Path, limit);
        if (run.Broken is { } broken)
        {
            return Of(ngspice.Version, CheckResult.Broken, $"ngspice {broken}");
        }
        try
        {
            return run.Succeeded && File.Exists(raw) ? Compare(design, ngspice.Version, SpiceRawFile.Read(raw))
                : Of(ngspice.Version, CheckResult.Failed, $"ngspice: {run.FirstLines}");
        }
        catch (Exception e) when (e is FormatException or UserException)
        {
            return Of(ngspice.Version, CheckResult.Failed, e.Message);
        }
    }

    private static int? Foreign(string[] lines, string name) =>
        lines.Length == 0 || !new[] { $"{name}: ", $"{name}_core: " }.Any(title => lines[0].StartsWith(title, StringComparison.Ordinal))
            ? 0 : Enumerable.Range(1, lines.Length - 1).Where(i => !OwnLine().IsMatch(lines[i])).Cast<int?>().FirstOrDefault();

    private static Check Compare(DesignFolder design, string? version, SpiceRawFile points)
    {
        ImmutableArray<CsvRow> rows = CsvRow.Read(Path.Combine(design.Folder, RowsFile));
        if (rows.Length != points.Points.Length)
        {
            return Of(version, CheckResult.Failed, $"{points.Points.Length} operating points, expected {rows.Length}");
        }
        string text = File.ReadAllText(design.SpiceFile);
        double supply = Parameter(text, "supply"), threshold = Parameter(text, "threshold");
        SpiceInputs inputs = new(design.Classifier, design.Name, points, supply);
        int[] expected = design.Classifier.Classify([.. Enumerable.Range(0, rows.Length).Select(inputs.Codes)]);
        int[] bits = [.. Enumerable.Range(0, design.Classifier.ClassBits).Select(bit => points[$"v(class_o_{bit})"])];
        int[] classes = [.. points.Points.Select(point => bits.Select((vector, bit) => point[vector] > supply / 2 ? 1 << bit : 0).Sum())];
        double power = points.Points.Average(point => -point[points["i(vdd)"]] * supply * 1e3);
        double cells = Mean(rows, "static_power_mw"), circuit = rows[0].Find("circuit_power_mw") is null ? cells : Mean(rows, "circuit_power_mw");
        ImmutableArray<NetMargin> margins = [.. NetMargin.Of(text, points, supply, threshold)];
        WholeFile.Write(Path.Combine(design.Folder, MarginsFile), NetMargin.Table(margins));
        NetMargin[] near = [.. margins.Where(m => m.IsLowNear)];
        Check check = new(Subject, Method, Tool, version, rows.Length, CheckResult.Passed)
        {
            How = $"supply power {100 * Off(power, cells):+0.00;-0.00;0} % off the static power of the cells"
                + (margins.Where(m => m.LowMarginV is not null).MinBy(m => m.LowMarginV) is { } least
                    ? $"; least margin of a low level {1e3 * least.LowMarginV:0} mV, {least.Net} ({least.Cell})" : ""),
            Why = near.Length == 0 ? null
                : $"{near.Length} of {margins.Length} nets have a low level less than {1e3 * NetMargin.NearV:0} mV below the threshold of "
                    + $"{threshold} V, see {MarginsFile}",
        };
        return Differing(check, expected, classes, "classes differ from the model's")
            ?? Differing(check, expected, [.. rows.Select((row, i) => row[inputs.Port] is var given && given == inputs.Text(i)
                && int.TryParse(row["expected_class"], NumberStyles.None, CultureInfo.InvariantCulture, out int said) ? said : -1)],
                $"{RowsFile} is not of this design")
            ?? (Math.Abs(Off(power, circuit)) <= PowerTolerance ? check
                : check with { Result = CheckResult.Failed, Why = $"the supply's power differs by more than {100 * PowerTolerance} %" });
    }

    private static Check? Differing(Check check, int[] expected, int[] got, string why)
    {
        int[] wrong = [.. Enumerable.Range(0, expected.Length).Where(row => got[row] != expected[row])];
        return wrong.Length == 0 ? null : check with
        {
            Result = CheckResult.Failed,
            Why = why,
            Differing = wrong.Length,
            FirstMismatch = new(wrong[0], expected[wrong[0]], got[wrong[0]] < 0 ? null : got[wrong[0]]),
        };
    }

    private static double Mean(ImmutableArray<CsvRow> rows, string column) => rows.Average(r => r.Number(column) ?? double.NaN);

    private static double Off(double power, double expected) => expected == 0 ? power : power / expected - 1;

    private static double Parameter(string text, string name) => ParameterLine().Match(text) is { Success: true } match
        && double.TryParse(match.Groups[name].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value
        : throw new FormatException("the line .param supply=... threshold=... is missing");

    /// <summary>Elements, statements and remarks of the template: nothing that commands ngspice, and no remark that it takes for a command.</summary>
    [GeneratedRegex(
        @"^(?:|\* .*|\*|\+ .*|[RBVX]\S* .*|\.(?:param|global|func|subckt|ends|end)\b.*|\.dc Vrow 0 [0-9]+ 1|\.print dc(?: [VI]\(\w+\))*)$")]
    private static partial Regex OwnLine();

    [GeneratedRegex(@"^\.param supply=(?<supply>\S+) threshold=(?<threshold>\S+)$", RegexOptions.Multiline)]
    private static partial Regex ParameterLine();
}
