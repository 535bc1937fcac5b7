using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Generator.Verilog;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Hardware;

/// <summary>Every language computes what the model does, by the word of its own tool.</summary>
public sealed class LanguagesTests(Workbench bench) : IClassFixture<Workbench>, IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Languages => [.. Language.All(new Templates()).Where(l => Language.Of(new Templates(), l).Check is not null)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Languages))]
    public void Degenerate_and_random_networks_and_gates_agree_with_the_model(string language)
    {
        int number = 0;
        foreach ((string name, Classifier classifier) in Classifiers())
        {
            Check check = Checks(Write(classifier, language, $"{number++}"), language)[0];
            Assert.True(check.Result == CheckResult.Passed, $"{language}, {name}: {check.Why} {check.FirstMismatch}");
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_wrong_answer_is_found_and_its_row_named(string language)
    {
        DesignFolder design = Write(SmallGates.OfLevels, language, "fault");
        string file = Path.Combine(design.Folder, "expected.hex");
        string[] lines = File.ReadAllLines(file);
        lines[7] = lines[7] == "0" ? "1" : "0";
        File.WriteAllLines(file, lines);
        Check check = Checks(design, language)[0];
        Assert.Equal(CheckResult.Failed, check.Result);
        Assert.Equal((1, 7), (check.Differing, check.FirstMismatch!.Row));
    }

    [Theory]
    [InlineData("c", "c", "network", "h0_t1", "neuron 0 of hidden layer 1")]
    [InlineData("c", "c", "codes", "w2", "gate w2")]
    [InlineData("python", "py", "network", "h0_t2", "neuron 0 of hidden layer 1")]
    [InlineData("python", "py", "levels", "x2_ge_1", "the comparator of feature 2 at code 1")]
    [InlineData("vhdl", "vhd", "network", "h0_t1", "neuron 0 of hidden layer 1")]
    [InlineData("vhdl", "vhd", "codes", "w2", "gate w2")]
    [InlineData("vhdl", "vhd", "levels", "w1", "gate w1")]
    public void A_wrong_net_in_the_text_is_found_and_named(string language, string ending, string kind, string net, string place)
    {
        Classifier classifier = kind switch { "network" => new MlpClassifier(SmallNetworks.Exact), "codes" => SmallGates.OfCodes, _ => SmallGates.OfLevels };
        DesignFolder design = Write(classifier, language, "wrong");
        string file = Path.Combine(design.Folder, $"{design.Name}{(kind == "levels" && language == "vhdl" ? "_core" : "")}.{ending}");
        (string begin, string wrong, string end) = language switch
        {
            "c" => ($"const (?:word|int) {net} = ", kind == "network" ? "0u & ({0})" : "1u ^ ({0})", ";"),
            "python" => ($"    {net} = ", "where(({0}) == 0, 1, 0)", "\n"),
            _ => ($"  {net} <= ", "not ({0})", ";"),
        };
        string text = File.ReadAllText(file);
        System.Text.RegularExpressions.Match line = Assert.Single(Regex.Matches(text, $"({begin})([^;\n]+)(?={end})"));
        File.WriteAllText(file, text[..line.Index] + line.Groups[1].Value + string.Format(CultureInfo.InvariantCulture, wrong, line.Groups[2].Value) + text[(line.Index + line.Length)..]);

        Mismatch found = Failed(design, language, 0);
        Assert.Equal((net, place), (found.Signal, found.Neuron));
        Assert.NotEqual(found.SignalExpected, found.SignalGot);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_wrong_cell_of_the_netlist_in_VHDL_is_found_and_named(bool readsLevels)
    {
        Classifier classifier = readsLevels ? SmallGates.OfLevels : new MlpClassifier(SmallNetworks.Exact);
        Netlist netlist = SmallGates.Mapped(classifier);
        DesignFolder design = Write(classifier, "vhdl", "wrong", netlist);
        Assert.Equal(CheckResult.Passed, Checks(design, "vhdl")[1].Result);
        string file = Path.Combine(design.Folder, "netlist.vhd"), instance = Fault.WrongNand(design, netlist);
        string text = File.ReadAllText(file), faulty = text.Replace($"  {instance} : NAND2X1 ", $"  {instance} : AND2X1 ", StringComparison.Ordinal);
        Assert.NotEqual(text, faulty);
        File.WriteAllText(file, faulty);

        Mismatch found = Failed(design, "vhdl", 1);
        Assert.Equal($"cell {instance} (NAND2X1)", found.Neuron);
        Assert.Equal(CheckResult.Passed, Checks(design, "vhdl")[0].Result);
    }

    [Fact]
    public void Of_a_large_netlist_GHDL_gets_as_few_rows_as_Icarus()
    {
        DesignFolder design = Write(SmallGates.OfLevels, "vhdl", "large", SmallGates.Mapped(SmallGates.OfLevels)) with { Netlist = null };
        File.AppendAllText(design.NetlistFile, $"/*\n{string.Concat(Enumerable.Range(0, 60_000).Select(i => $"  NAND2X1 g{i} (\n"))}*/\n");
        Check[] checks = Checks(design, "vhdl");
        Assert.Equal([design.Codes.Count, 5], checks.Select(c => c.Vectors));
        Assert.All(checks, c => Assert.Equal(CheckResult.Passed, c.Result));
        Assert.StartsWith("the first vectors only", checks[1].Why, StringComparison.Ordinal);
        Assert.Null(checks[0].Why);
    }

    [Fact]
    public void A_wrong_gate_in_Verilog_is_named_in_the_core_too()
    {
        DesignFolder design = Write(SmallGates.OfLevels, "c", "wrong");
        string text = File.ReadAllText(design.CoreFile), faulty = text.Replace("wire w1 = ", "wire w1 = x0_ge_5 ^ ", StringComparison.Ordinal);
        Assert.NotEqual(text, faulty);
        File.WriteAllText(design.CoreFile, faulty);
        Mismatch found = new Locator(bench.Tools, bench.Templates, TimeSpan.FromMinutes(5)).Locate(new Subject(design, IsNetlist: false), new Mismatch(0, 0, 1));
        Assert.Equal(("w1", "gate w1"), (found.Signal, found.Neuron));
    }

    [Fact]
    public void A_fault_of_64_rows_at_once_is_told_from_one_of_a_single_row()
    {
        DesignFolder design = Write(SmallGates.OfCodes, "c", "wrong");
        string file = Path.Combine(design.Folder, design.Name + "_rows.c"), text = File.ReadAllText(file), faulty = text.Replace("const rows w2 = ", "const rows w2 = ~", StringComparison.Ordinal);
        Assert.NotEqual(text, faulty);
        File.WriteAllText(file, faulty);
        Check check = Assert.Single(Checks(design, "c"));
        Assert.Equal("classes differ from the model's in some__name_classify_rows", check.Why);
        Assert.NotNull(check.FirstMismatch);
    }

    [Theory]
    [InlineData("x0")]
    [InlineData("features_i")]
    [InlineData("U_core")]
    public void A_module_in_VHDL_may_have_the_name_of_something_in_it(string name)
    {
        DesignFolder design = new(_folder.File(name), name, SmallGates.OfLevels, [.. RandomCodes.Draw(SmallGates.OfLevels, 20, new RandomStream(1))])
        {
            Languages = ["vhdl"],
        };
        DesignFiles.Write(design, new VerilogWriter(bench.Templates));
        Check check = Checks(design, "vhdl")[0];
        Assert.True(check.Result == CheckResult.Passed, check.Why);
    }

    [Fact]
    public void What_is_broken_or_missing_is_no_verdict_on_the_design()
    {
        DesignFolder design = Write(SmallGates.OfCodes, "c", "broken");
        Assert.Equal(CheckResult.NotRun, With("echo nonsense").Result);
        Check crashed = With("[ $1 = --version ] && echo gcc || kill -SEGV $$"), hung = With("[ $1 = --version ] && echo gcc || exec sleep 3600", 0.2);
        Assert.Equal((CheckResult.Broken, "gcc crashed (exit code 139)"), (crashed.Result, crashed.Why));
        Assert.Equal((CheckResult.Broken, "gcc was stopped at the time limit of 00:00:00.2000000"), (hung.Result, hung.Why));
        File.Delete(Path.Combine(design.Folder, design.Name + "_rows.c"));
        Check missing = Assert.Single(Checks(design, "c"));
        Assert.Equal(CheckResult.Broken, missing.Result);
        Assert.StartsWith("some__name_rows.c is missing", missing.Why, StringComparison.Ordinal);

        Check With(string gcc, double seconds = 300)
        {
            using FakePrograms fakes = new([]);
            fakes.Add("gcc", $"#!/bin/sh\n{gcc}\n");
            Tools tools = new(fakes.File("programs") + ":/usr/bin:/bin");
            return Assert.Single(new LanguageRun(tools, bench.Templates, TimeSpan.FromSeconds(seconds)).Run(design, "c"));
        }
    }

    private static IEnumerable<(string, Classifier)> Classifiers()
    {
        yield return ("exact", new MlpClassifier(SmallNetworks.Exact));
        yield return ("approximate", new MlpClassifier(SmallNetworks.Approximate));
        yield return ("gates", SmallGates.OfCodes);
        yield return ("levels", SmallGates.OfLevels);
        yield return ("flags", SmallGates.OfLevels with { Flags = [AnswerFlag.Unsure] });
        foreach ((string name, Mlp mlp) in SmallNetworks.Degenerate())
        {
            yield return (name, new MlpClassifier(mlp));
        }
        for (ulong seed = 0; seed < 5; seed++)
        {
            Mlp mlp = RandomMlp.Draw(new RandomStream(seed));
            byte[][] rows = [.. RandomCodes.Draw(new MlpClassifier(mlp), 50, new RandomStream(seed))];
            yield return ($"random {seed}", new MlpClassifier(RandomApproximation.Apply(mlp, rows, new RandomStream(seed))));
        }
    }

    private Check[] Checks(DesignFolder design, string language) => [.. new LanguageRun(bench.Tools, bench.Templates, TimeSpan.FromMinutes(5)).Run(design, language)];

    // Where a check that has to fail first differs; the row is the first whose class in expected.hex is another.
    private Mismatch Failed(DesignFolder design, string language, int check)
    {
        Check failed = Checks(design, language)[check];
        Assert.Equal(CheckResult.Failed, failed.Result);
        Mismatch found = failed.FirstMismatch ?? throw new InvalidOperationException(failed.Why);
        Assert.Equal(design.Classifier.Classify([design.Codes[found.Row]])[0], found.Expected);
        Assert.NotEqual(found.Expected, found.Got);
        return found;
    }

    private DesignFolder Write(Classifier classifier, string language, string folder, Netlist? netlist = null)
    {
        DesignFolder design = new(_folder.File(folder), "some__name", classifier, [.. RandomCodes.Draw(classifier, 100, new RandomStream(1))], netlist)
        {
            Naming = new Naming
            {
                Features = [.. Enumerable.Range(0, classifier.Inputs).Select(i => $"*/ \"\"\" \\ -- \u202e {i}")],
                Classes = ["B\n", "'''", "#define"],
                Thresholds = [.. Enumerable.Range(0, classifier.Inputs).Select(i => Enumerable.Range(1, (1 << classifier.InputBits) - 1).Select(c => c * 0.1 + i).ToImmutableArray())],
                Missing = [.. Enumerable.Repeat(1, classifier.Inputs)],
            },
            Languages = [language],
        };
        DesignFiles.Write(design, new VerilogWriter(bench.Templates));
        foreach ((string file, string text) in new VerilogWriter(bench.Templates).Files(design.Plan(), language))
        {
            Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 100 && line.All(c => c is >= ' ' and <= '~') && line == line.TrimEnd(), $"{file}: {line}"));
        }
        return design;
    }
}
