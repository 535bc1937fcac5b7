using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Tests.Generator.Runs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;

namespace PrintedMlp.Tests.Generator.Reports;

public class RunSummaryTests
{
    private static readonly RunData Data = RunData.Of(SmallRun.Balance, SmallRun.Options);
    private static readonly FloatMlp Network = Trained.Network(Data, SmallRun.Options);
    private static readonly Mlp Exact = BespokeQuantizer.Quantize(Network, Data.Validation);
    private static readonly Design Baseline = SmallRun.Priced(new MlpClassifier(Exact), Data, SmallRun.Options);
    private static readonly Design Small = SmallRun.Priced(new MlpClassifier(PowerOfTwoWeights.Apply(Exact)), Data, SmallRun.Options);

    [Fact]
    public void The_recommended_design_has_a_star_its_loss_and_its_reductions()
    {
        string[] lines = Print(severalSeeds: false, Row("designs/01", Small), Row("designs/02", Small, isRecommended: true), Row("baseline", Baseline));
        string star = Assert.Single(lines, line => line.Contains(" *", StringComparison.Ordinal));
        Assert.Equal(["designs/02", "*", Share(Small.Test.Accuracy), Share(Baseline.Test.Accuracy - Small.Test.Accuracy), Share(Small.Test.BalancedAccuracy)], Words(star)[..5]);
        Assert.Equal($"{Small.Netlist.AreaCm2:0.###}", Words(star)[9]);
        Assert.Equal(Factor(Baseline.Netlist.AreaCm2 / Small.Netlist.AreaCm2), Words(star)[10]);
        Assert.Equal(Factor(Baseline.TotalPowerMw / Small.TotalPowerMw), Words(star)[12]);
        Assert.Contains(lines, line => line.StartsWith("* recommended:", StringComparison.Ordinal));
        double share = (Small.Validation.Correct + 1.0) / (Small.Validation.Rows + 2), error = Math.Sqrt(share * (1 - share) / Small.Validation.Rows);
        Assert.Contains($"expected of designs/02 on new rows: {Share(Small.Validation.Accuracy - error)}, its accuracy on validation rows less one standard error", lines);
        Assert.All(lines, line => Assert.InRange(line.TrimEnd().Length, 0, 150));
    }

    [Fact]
    public void Of_a_design_that_saw_validation_rows_what_is_left_of_its_fit_is_expected()
    {
        Design refit = Small with { Refit = Overfitting.Of([(Small.Training, Small.Validation)]) };
        string[] lines = Print(severalSeeds: false, Row("designs/02", refit, isRecommended: true), Row("baseline", Baseline));
        Assert.Contains($"expected of designs/02 on new rows: {Share(refit.Expected)}, its accuracy on training and validation rows",
            string.Join(' ', lines), StringComparison.Ordinal);
        Judgement judged = refit.JudgedBy(Weighting.Rows);
        Assert.Equal(judged.Validation - judged.StandardError / 4, refit.Expected, 9);
    }

    [Fact]
    public void Systems_are_compared_with_their_front_ends()
    {
        string[] lines = Print(severalSeeds: false, Row("designs/01", Small, isRecommended: true), Row("baseline", Baseline));
        string[] words = Words(Assert.Single(lines, line => line.Contains(" *", StringComparison.Ordinal)));
        Assert.Equal($"{Small.SystemAreaCm2:0.###}", words[5]);
        Assert.Equal(Factor(Baseline.SystemAreaCm2 / Small.SystemAreaCm2), words[6]);
        Assert.Equal($"{Small.SystemPowerMw:0.###}", words[7]);
        Assert.Equal(Factor(Baseline.SystemPowerMw / Small.SystemPowerMw), words[8]);
        Assert.True(Small.SystemAreaCm2 > Small.Netlist.AreaCm2 && Small.SystemPowerMw > Small.TotalPowerMw);
        Assert.Contains(lines, line => line.StartsWith("gates: the classifier; system:", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(line.TrimEnd().Length, 0, 150));
    }

    /// <summary>A star alone does not say that a design gave a class up.</summary>
    [Fact]
    public void A_recommended_design_that_never_answers_a_class_is_told()
    {
        Score score = new([[5, 0, 0], [2, 0, 1], [0, 0, 4]]);
        Assert.Equal(2, score.Answered);
        string[] lines = Print(severalSeeds: false, Row("designs/01", Small with { Test = score }, isRecommended: true), Row("baseline", Baseline));
        Assert.Contains("note: designs/01 answers 2 of 3 classes on the test rows; with --objective balanced all classes weigh the same", lines);
        DesignRow[] rows = [Row("designs/01", Small with { Test = score }, isRecommended: true), Row("baseline", Baseline)];
        Assert.Contains("note: designs/01 answers 2 of 3 classes on the test rows",
            Print(SmallRun.Options with { Search = SmallRun.Options.Search with { Balanced = true } }, false, int.MaxValue, rows));
        Assert.DoesNotContain(Print(severalSeeds: false, Row("designs/01", Small with { Test = score }), Row("baseline", Baseline, isRecommended: true)),
            line => line.StartsWith("note: designs/01", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(130)]
    public void What_a_narrow_terminal_has_no_room_for_stays_away(int width)
    {
        DesignRow[] rows = [Row("designs/01", Small), Row("designs/02", Small, isRecommended: true), Row("baseline", Baseline)];
        string[] all = Print(severalSeeds: false, rows), lines = Print(severalSeeds: false, width, rows);
        Assert.All(lines, line => Assert.InRange(line.TrimEnd().Length, 0, width));
        string[] star = Words(Assert.Single(lines, line => line.Contains(" *", StringComparison.Ordinal)));
        Assert.Equal(["designs/02", "*", Share(Small.Test.Accuracy)], star[..3]);
        Assert.Contains($"{Small.SystemAreaCm2:0.###}", star);
        Assert.True(star.Length < Words(Assert.Single(all, line => line.Contains(" *", StringComparison.Ordinal))).Length);
        Assert.Contains(lines, line => line.Contains("columns have no room here", StringComparison.Ordinal));
        Assert.DoesNotContain(all, line => line.Contains("columns have no room here", StringComparison.Ordinal));
    }

    [Fact]
    public void A_loss_that_rounds_to_nothing_has_no_sign()
    {
        int rows = 10_000, right = (int)Math.Ceiling(rows * Baseline.Test.Accuracy + 0.1);
        Design better = Small with { Test = new Score([[right, rows - right], [0, 0]]) };
        Assert.InRange(Baseline.Test.Accuracy - better.Test.Accuracy, -0.0004, -0.000001);
        string[] lines = Print(severalSeeds: false, Row("designs/01", better, isRecommended: true), Row("baseline", Baseline));
        Assert.Equal("0.000", Words(Assert.Single(lines, line => line.Contains(" *", StringComparison.Ordinal)))[3]);
    }

    [Fact]
    public void A_design_without_gates_has_no_factor()
    {
        Design none = Small with { Hardware = Small.Hardware! with { Netlist = Small.Netlist with { Instances = [], Outputs = [2, 2] } }, StaticPowerMw = 0 };
        string[] words = Words(Assert.Single(Print(severalSeeds: false, Row("designs/01", none, isRecommended: true), Row("baseline", Baseline)),
            line => line.Contains(" *", StringComparison.Ordinal)));
        Assert.Equal(["0", "all", "0", "all"], words[9..13]);
    }

    [Fact]
    public void A_baseline_alone_needs_no_star()
    {
        string[] lines = Print(severalSeeds: false, Row("baseline", Baseline, isRecommended: true));
        Assert.DoesNotContain(lines, line => line.Contains('*', StringComparison.Ordinal));
    }

    [Fact]
    public void The_last_line_names_the_page_to_look_at()
    {
        Assert.Equal(["files: out", "report: out/report.html", ""], Print(severalSeeds: false, Row("baseline", Baseline, isRecommended: true))[^3..]);
    }

    [Fact]
    public void Of_several_seeds_the_recommended_designs_and_baselines_are_shown()
    {
        string[] lines = Print(severalSeeds: true, Row("designs/01", Small), Row("designs/02", Small, isRecommended: true), Row("baseline", Baseline));
        Assert.Equal(["seed-1/designs/02", "seed-1/baseline", "seed-1/always", "seed-2/designs/02", "seed-2/baseline", "seed-2/always"],
            lines.Select(Words).Where(words => words.Length > 0 && words[0].StartsWith("seed-", StringComparison.Ordinal)).Select(words => words[0]));
        Assert.Contains(lines, line => line.StartsWith("recommended area cm2: mean ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_not_checked_names_its_designs_unless_it_is_all_of_them()
    {
        Check missing = new("rtl", "lint", "yosys", null, 0, CheckResult.NotRun, "stopped");
        Check late = new("rtl vs netlist", "equivalence", "yosys+abc", "0.33", 0, CheckResult.NotRun, "not proven with 300 conflicts a question");
        string[] lines = Print(severalSeeds: false, Row("designs/01", Small, checks: [missing]), Row("baseline", Baseline, isRecommended: true, checks: [missing, late]));
        Assert.Contains("rtl, lint, yosys: not checked: stopped", lines);
        Assert.Contains("baseline: rtl vs netlist, equivalence, yosys+abc: not checked: not proven with 300 conflicts a question", lines);
    }

    [Fact]
    public void The_commonest_class_stands_below_the_designs_and_a_table_that_no_design_learns_says_so()
    {
        string[] lines = Print(severalSeeds: false, Row("baseline", Baseline, isRecommended: true));
        Score commonest = CommonestClass.Of(Data).Test;
        Assert.Equal(["always", "L", Share(commonest.Accuracy), "0.333"], Words(Assert.Single(lines, line => line.Contains("always ", StringComparison.Ordinal))));
        Assert.Contains("no design is better than always answering \"L\", the commonest class",
            Print(severalSeeds: false, Row("baseline", Baseline with { Judgement = new Judgement(0, 0, 0) }, isRecommended: true)));
    }

    private static DesignRow Row(string name, Design design, bool isRecommended = false, params Check[] checks) =>
        new(design with { Name = name, IsRecommended = isRecommended }, Baseline, new VerificationReport("balance_scale", 0, [.. checks]),
            CommonestClass.Of(Data), RowRun.Of(SmallRun.Options));

    private static string[] Print(bool severalSeeds, params DesignRow[] rows) => Print(severalSeeds, int.MaxValue, rows);

    private static string[] Print(bool severalSeeds, int width, params DesignRow[] rows) => Print(SmallRun.Options, severalSeeds, width, rows);

    private static string[] Print(RunOptions options, bool severalSeeds, int width, params DesignRow[] rows)
    {
        using StringWriter output = new() { NewLine = "\n" };
        ulong[] seeds = severalSeeds ? [1, 2] : [1];
        RunSummary.Print(output, [.. seeds.Select(seed => new RunResult(options with { Seed = seed }, Network.ScoreOn(Data.Test), [.. rows]))], "out", severalSeeds, width);
        return output.ToString().Split('\n');
    }

    private static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Share(double share) => $"{share:0.000}";

    private static string Factor(double factor) => $"{factor:0.0}x";
}
