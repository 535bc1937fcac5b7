using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Approx.Classifiers;
using PrintedMlp.Tests.Training.Gates;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Hardware;

public class LevelsTests(Workbench bench) : IClassFixture<Workbench>
{
    [Fact]
    public void Random_netlists_behind_levels_agree_in_both_simulators_as_wrapper_and_core_and_as_netlist_and_nobody_complains()
    {
        using TempFolder folder = new();
        DesignFolder[] designs = [.. Enumerable.Range(1, 12).Select(i => Write(folder.File($"{i}"), (ulong)i))];
        Assert.All(bench.Verifier.Verify(designs), report => Assert.All(report.Checks, check =>
            Assert.True(check.Result == CheckResult.Passed, $"{check.Subject} {check.Method} {check.Tool}: {check.Why}")));
    }

    [Theory]
    [InlineData("levels.v", ">= ", "< ")]
    [InlineData("levels_core.v", "assign class_o = {", "assign class_o = ~{")]
    [InlineData("netlist.v", "assign class_o = {", "assign class_o = ~{")]
    public void A_wrong_line_in_wrapper_core_or_netlist_is_found(string file, string right, string wrong)
    {
        using TempFolder folder = new();
        DesignFolder design = Write(folder.File("wrong"), 7);
        string path = Path.Combine(design.Folder, file), text = File.ReadAllText(path);
        int at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, text);
        File.WriteAllText(path, text[..at] + wrong + text[(at + right.Length)..]);
        Assert.Equal(Verdict.Disagrees, bench.Verifier.Verify(design).Verdict);
    }

    [Fact]
    public void Rtl_and_netlist_of_levels_are_proven_equivalent()
    {
        using TempFolder folder = new();
        using DesignVerifier verifier = new(new Tools(), bench.Templates, proof: 1000);
        Check proof = Assert.Single(verifier.Verify(Write(folder.File("proof"), 5)).Checks, c => c.Method == Equivalence.Method);
        Assert.Equal(CheckResult.Passed, proof.Result);
    }

    [Fact]
    public void The_thresholds_of_levels_csv_give_the_bits_of_every_row_from_raw_units()
    {
        using TempFolder folder = new();
        for (ulong seed = 1; seed < 5; seed++)
        {
            DesignFolder design = Write(folder.File($"{seed}"), seed);
            GateClassifier classifier = (GateClassifier)design.Classifier;
            string[][] lines = [.. File.ReadLines(Path.Combine(design.Folder, "levels.csv")).Skip(1).Select(line => line.Split(','))];
            Assert.Equal(classifier.Levels.Length, lines.Length);
            LevelGrid grid = DrawnLevels.Grid(seed);
            Assert.All(DrawnLevels.Raw(seed), raw => Assert.All(lines, line =>
            {
                int feature = int.Parse(line[1], System.Globalization.CultureInfo.InvariantCulture), code = int.Parse(line[4], System.Globalization.CultureInfo.InvariantCulture);
                double threshold = double.Parse(line[3], System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal(raw[feature] >= threshold, grid.Code(feature, raw[feature]) >= code);
            }));
        }
    }

    private static DesignFolder Write(string folder, ulong seed)
    {
        GateClassifier classifier = DrawnLevels.Draw(seed);
        Netlist netlist = new Mapper(DrawnGates.Egfet.Library).Map(classifier.ToCircuit());
        DesignFolder design = new(folder, "levels", classifier, DrawnLevels.Codes(seed), netlist);
        DesignFiles.Write(design, new VerilogWriter(new Templates()));
        return design;
    }
}
