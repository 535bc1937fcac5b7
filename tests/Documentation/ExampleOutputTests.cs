using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Tests.Generator.Runs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;

namespace PrintedMlp.Tests.Documentation;

/// <summary>Holds the table in README.md against the program. The baseline is made as its first command makes it, but for the
/// simulators. The search takes a minute, so its designs are only held against each other and against the baseline.</summary>
public partial class ExampleOutputTests
{
    private static readonly string[] Readme = [.. File.ReadLines(Repository.Path("README.md")).Select(OneBlank)];

    private static DesignLine[] Shown => [.. Readme.Select(line => Design().Match(line)).Where(m => m.Success).Select(m => new DesignLine(m))];

    [Fact]
    public void The_readme_shows_the_baseline_and_the_notes_that_its_first_command_prints()
    {
        var options = new RunOptions();
        RunData data = RunData.Of(DatasetReader.Read([Repository.Path("examples", "balance-scale.csv")], options.Data.Reading), options);
        FloatMlp network = FloatTrainer.Train(
            data.Training, data.Validation, new TrainerOptions { Threads = options.Threads }, RunStreams.Training(options.Seed));
        Mlp mlp = BespokeQuantizer.Quantize(network, data.Validation);
        Design exact = SmallRun.Priced(new MlpClassifier(mlp), data, options), other = SmallRun.Priced(new MlpClassifier(PowerOfTwoWeights.Apply(mlp)), data, options);
        DesignRow[] rows = [Row("not in the readme", other), Row("baseline", exact)];
        using StringWriter output = new();
        RunSummary.Print(output, [new RunResult(options, network.ScoreOn(data.Test), [.. rows])], "out/balance", severalSeeds: false);
        string[] printed = [.. output.ToString().Split('\n').Select(OneBlank).Where(line => line.Any(char.IsLetter))];
        Assert.InRange(printed.Length, 6, 20);
        Assert.All(printed.Where(line => !line.Contains("not in the readme", StringComparison.Ordinal)), line => Assert.Contains(line, Readme));

        DesignRow Row(string name, Design design) => new(design with { Name = name, IsRecommended = design == other }, exact, new VerificationReport("balance_scale", 0,
            [new Check("rtl", "simulation", "icarus", null, 1, CheckResult.Passed), new Check("rtl vs netlist", "equivalence", "yosys+printedmlp", null, 0, CheckResult.Passed)]), CommonestClass.Of(data), RowRun.Of(options));
    }

    [Fact]
    public void The_designs_in_the_readme_agree_with_its_baseline()
    {
        Assert.InRange(Shown.Length, 4, 12);
        DesignLine baseline = Shown[^1];
        Assert.Equal("baseline", baseline.Name);
        Assert.Equal("tree", Shown[^2].Name);
        Assert.All(Shown[..^1], (line, i) =>
        {
            Assert.Equal(i == Shown.Length - 2 ? "tree" : $"designs/{i + 1:00}", line.Name);
            Assert.Equal(baseline.Accuracy - line.Accuracy, line.Loss, 0.0011);
            Assert.InRange(line.Smaller * line.Area / baseline.Area, 1 - 0.0006 / line.Area - 0.005, 1 + 0.0006 / line.Area + 0.005);
            Assert.InRange(line.Less * line.Power / baseline.Power, 1 - 0.0006 / line.Power - 0.005, 1 + 0.0006 / line.Power + 0.005);
        });
        Assert.Equal(Shown[..^2].Select(line => line.Area).Order(), Shown[..^2].Select(line => line.Area));
        Assert.Single(Shown, line => line.IsRecommended);
    }

    private static string OneBlank(string line) => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^(?<name>designs/\d\d|tree|baseline)(?<star> \*)? (?<accuracy>[\d.]+) ((?<loss>-?[\d.]+) )?[\d.]+ (?<area>[\d.]+) ((?<smaller>[\d.]+)x )?(?<power>[\d.]+) ((?<less>[\d.]+)x )?"
        + @"[\d.]+ ([\d.]+x )?[\d.]+ ([\d.]+x )?[\d.]+ .+ (in process|simulated|proven)$")]
    private static partial Regex Design();

    /// <summary>A line of the table in README.md.</summary>
    private sealed class DesignLine(System.Text.RegularExpressions.Match match)
    {
        public string Name => match.Groups["name"].Value;

        public bool IsRecommended => match.Groups["star"].Success;

        public double Accuracy => Number("accuracy");

        public double Loss => Number("loss");

        public double Area => Number("area");

        public double Smaller => Number("smaller");

        public double Power => Number("power");

        public double Less => Number("less");

        private double Number(string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }
}
