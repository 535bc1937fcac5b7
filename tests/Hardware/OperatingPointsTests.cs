using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Generator.Verilog;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Hardware;

/// <summary>ngspice finds the same classes and the same power in the transistors as this program in the cells. Needs ngspice.</summary>
public sealed class OperatingPointsTests(Workbench bench) : IClassFixture<Workbench>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("egfet-1.0V")]
    [InlineData("egfet-0.8V")]
    [InlineData("egfet-0.6V")]
    public void Transistors_answer_as_the_model_does_and_take_the_cells_power(string technology)
    {
        (string, Classifier)[] classifiers =
            [("network", new MlpClassifier(SmallNetworks.Approximate)), ("codes", SmallGates.OfCodes), ("levels", SmallGates.OfLevels)];
        foreach ((string name, Classifier classifier) in classifiers)
        {
            Check check = Run(Write(name + technology, classifier, technology));
            Assert.True(check.Result == CheckResult.Passed && check.Vectors >= 5, $"{name}: {check.Why} {check.How}");
        }
    }

    [Fact]
    public void A_sheet_without_spread_has_the_levels_that_ngspice_finds()
    {
        DesignFolder design = Write("sheet", SmallGates.OfCodes, "egfet-0.6V");
        string raw = _folder.File("points.raw");
        bench.Tools.Find("ngspice", null)!.Run(["-b", "-r", raw, design.SpiceFile], _folder.Path, TimeSpan.FromMinutes(5));
        SpiceRawFile points = SpiceRawFile.Read(raw);
        TransistorSheet sheet = new(design.Netlist!, PullUpLogic.Of(design.Netlist!.Library), 0, new RandomStream(1));
        string[] rows = [.. File.ReadLines(Path.Combine(design.Folder, "spice-rows.csv")).Skip(1).Select(line => line.Split(',')[1])];
        int[] bit = [.. design.Netlist.Inputs.Select(input => 3 * input.Feature + input.Bit)];
        foreach ((string bits, double[] point) in rows.Zip(points.Points))
        {
            double found = sheet.Answer(input => bits[^(1 + bit[input])] == '1').PowerMw;
            Assert.InRange(found / (-1e3 * 0.6 * point[points["i(vdd)"]]), 0.9999, 1.0001);
        }
    }

    [Fact]
    public void At_least_supply_a_nand_is_within_20_mV_of_the_threshold()
    {
        Check low = Run(Write("low", SmallGates.OfCodes, "egfet-0.6V")), usual = Run(Write("usual", SmallGates.OfCodes, "egfet-1.0V"));
        Assert.Contains("below the threshold of 0.17 V", low.Why, StringComparison.Ordinal);
        Assert.Null(usual.Why);
        Assert.Contains(File.ReadLines(Path.Combine(_folder.File("low"), OperatingPoints.MarginsFile)),
            line => line.Contains(",NAND2X1,", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_class_and_a_wrong_power_are_found()
    {
        DesignFolder design = Write("wrong", SmallGates.OfLevels, "egfet-1.0V");
        string file = Path.Combine(design.Folder, "spice-rows.csv"), sound = File.ReadAllText(file);
        string[] row = sound.Split('\n')[3].Split(',');
        File.WriteAllText(file,
            sound.Replace(string.Join(',', row), $"{row[0]},{row[1]},{1 - (row[2][0] - '0')},{row[3]},{row[4]}", StringComparison.Ordinal));
        Check check = Run(design);
        Assert.Equal((CheckResult.Failed, 1, 2), (check.Result, check.Differing, check.FirstMismatch!.Row));
        File.WriteAllText(file, sound.Replace(string.Join(',', row), $"{row[0]},{row[1]},99999999999,{row[3]},{row[4]}", StringComparison.Ordinal));
        Assert.Equal((CheckResult.Failed, "spice-rows.csv is not of this design"), (Run(design).Result, Run(design).Why));
        File.WriteAllText(file, sound);
        Check other = Run(design with { Classifier = Negated(SmallGates.OfLevels) });
        Assert.Equal((CheckResult.Failed, "classes differ from the model's", other.Vectors), (other.Result, other.Why, other.Differing));
        File.WriteAllText(design.SpiceFile, File.ReadAllText(design.SpiceFile).Replace("R0 vdd y 4", "R0 vdd y 8", StringComparison.Ordinal));
        Assert.Contains("power differs", Run(design).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Vrow row 0", ".control\nshell touch HERE/hostile\n.endc\nVrow row 0")]
    [InlineData("Vrow row 0", "*#shell touch HERE/hostile\nVrow row 0")]
    [InlineData("some__name_core:", "*ng_script some__name_core:")]
    public void Commands_in_a_SPICE_file_or_beside_it_are_not_run_and_leave_the_verdict_open(string line, string commands)
    {
        DesignFolder design = Write("commanded", SmallGates.OfLevels, "egfet-1.0V");
        File.WriteAllText(Path.Combine(design.Folder, ".spiceinit"), $"shell touch {_folder.Path}/hostile\n");
        Assert.Equal(CheckResult.Passed, Run(design).Result);
        string text = File.ReadAllText(design.SpiceFile), changed = text.Replace(line, commands.Replace("HERE", _folder.Path, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        File.WriteAllText(design.SpiceFile, changed);
        Check check = Run(design);
        Assert.Equal(CheckResult.Broken, check.Result);
        Assert.Contains("is none that printedmlp writes", check.Why, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("hostile")));
    }

    [Fact]
    public void What_a_strangers_templates_write_is_not_run_and_an_ngspice_that_does_not_answer_is_none()
    {
        DesignFolder design = Write("other", SmallGates.OfLevels, "egfet-1.0V");
        Directory.CreateDirectory(_folder.File("templates/spice"));
        File.WriteAllText(_folder.File("templates/spice/netlist.sp.sbn"), "hostile");
        Check check = new OperatingPoints(bench.Tools, new Templates(_folder.File("templates")), TimeSpan.FromMinutes(5)).Run(design)!;
        Assert.Equal((CheckResult.NotRun, LanguageRun.StrangersTemplates), (check.Result, check.Why));
        using FakePrograms fakes = new([]);
        fakes.Add("ngspice", "#!/bin/sh\necho nonsense\n");
        check = new OperatingPoints(new Tools(fakes.File("programs")), bench.Templates, TimeSpan.FromMinutes(5)).Run(design)!;
        Assert.Equal(CheckResult.NotRun, check.Result);
        Assert.Contains("ngspice does not work", check.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_technology_of_other_transistors_is_refused()
    {
        UserException refused = Assert.Throws<UserException>(() => PullUpLogic.Of(TechnologyCatalogue.Load("cnt-tft-3.0V")));
        Assert.Contains("--spice", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The Breast Cancer circuit released with DATE 2024, arXiv 2402.02930: all but one hidden neuron and one output are constant.</summary>
    [Theory]
    [InlineData("egfet-1.0V")]
    [InlineData("egfet-0.6V")]
    public void A_published_circuit_of_ten_gates_has_ngspices_classes_and_power(string technology)
    {
        Classifier published = ClassifierFile.Read(Repository.Path("benchmarks", "data", "date-2024-breast-cancer.json"));
        DesignFolder design = Write("published", published, technology, MappingEffort.Thorough);
        Check check = Run(design);
        Assert.True(check.Result == CheckResult.Passed, $"{check.Why} {check.How}");
        Assert.Equal(10, design.Netlist!.Instances.Length);
        Assert.InRange(design.Netlist.AreaCm2, 0.028, 0.033);
    }

    private static GateClassifier Negated(GateClassifier gates) => GateClassifier.OfLevels(
        gates.Gates with { Outputs = [.. gates.Gates.Outputs.Select(o => !o)] }, gates.Levels, gates.Inputs, gates.InputBits, gates.Origin);

    private Check Run(DesignFolder design) => new OperatingPoints(bench.Tools, bench.Templates, TimeSpan.FromMinutes(5)).Run(design)!;

    private DesignFolder Write(string folder, Classifier classifier, string technology, MappingEffort effort = MappingEffort.Quick)
    {
        Netlist netlist = new Mapper(TechnologyCatalogue.Load(technology)).Map(classifier.ToCircuit(), effort);
        byte[][] codes = [.. RandomCodes.Draw(classifier, 100, new RandomStream(1))];
        DesignFolder design = new(_folder.File(folder), "some__name", classifier, codes, netlist) { Languages = [Language.Spice] };
        DesignFiles.Write(design, new VerilogWriter(bench.Templates));
        Assert.All(File.ReadLines(design.SpiceFile), line =>
            Assert.True(line.Length <= 120 && line.All(c => c is >= ' ' and <= '~') && line == line.TrimEnd(), line));
        return design;
    }
}
