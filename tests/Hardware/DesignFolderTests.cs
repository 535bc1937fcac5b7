using System.Diagnostics;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Generator.Verilog;
using PrintedMlp.Tests.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Hardware;

/// <summary>What an engineer does with a design's folder, whatever kind of design it is.</summary>
public sealed class DesignFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Kinds => ["network", "gates", "levels"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_makefile_simulates_lints_and_synthesises_leaves_nothing_and_fails_on_a_wrong_class(string kind)
    {
        DesignFolder design = Write(kind);
        string[] files = [.. Directory.GetFiles(design.Folder).Order()];
        (int code, string output) = Make("sim lint synth");
        Assert.True(code == 0, output);
        Assert.Equal(2, output.Split('\n').Count(line => line == "PASS 50 vectors"));
        Assert.Contains("End of script", output, StringComparison.Ordinal);
        Assert.Equal(files, Directory.GetFiles(design.Folder).Order());
        Assert.Equal(0, Make("wave").Code);
        Assert.Contains("features", File.ReadAllText(_folder.File("thing.vcd")), StringComparison.Ordinal);
        File.WriteAllText(_folder.File("expected.hex"),
            string.Concat(design.Classifier.Classify(design.Codes).Select((c, i) => $"{(i == 3 ? c ^ 1 : c):x}\n")));
        (code, output) = Make("sim");
        Assert.NotEqual(0, code);
        Assert.Contains("FAIL 1 of 50 vectors", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_readme_names_features_and_classes_and_works_out_the_row_that_the_files_hold(string kind)
    {
        DesignFolder design = Write(kind);
        string text = File.ReadAllText(_folder.File("README.txt"));
        Assert.Contains("humidity", text, StringComparison.Ordinal);
        Assert.Contains($"'h{File.ReadLines(_folder.File("vectors.hex")).First()}\n", text, StringComparison.Ordinal);
        int index = design.Classifier.Classify([design.Codes[0]])[0];
        Assert.Contains($"class_o = {index}, {design.Naming.Classes[index]}\n", text, StringComparison.Ordinal);
        string? levels = kind == "levels" ? File.ReadLines(_folder.File("levels.hex")).First() : null;
        Assert.Equal(levels is not null, text.Contains($"levels_i = 3'h{levels}\n", StringComparison.Ordinal));
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 100 && line == line.TrimEnd(), line));
    }

    [Theory]
    [InlineData(100_000, false)]
    [InlineData(100_001, true)]
    public void A_netlist_of_more_cells_than_a_hundred_thousand_is_huge_and_no_proof_is_tried(int cells, bool isHuge)
    {
        Netlist netlist = new Mapper(DrawnGates.Egfet.Library).Map(SmallGates.OfCodes.ToCircuit());
        DesignFolder design = new(_folder.Path, "thing", SmallGates.OfCodes, [], netlist with { Instances = [.. Enumerable.Repeat(netlist.Instances[0], cells)] });
        Assert.Equal((false, isHuge), (new Subject(design, IsNetlist: false).IsHuge, new Subject(design, IsNetlist: true).IsHuge));
        Assert.Equal(isHuge, new Equivalence(new Tools(), 300).First(design) is null);
    }

    [Theory]
    [InlineData(20, 100_000)]
    [InlineData(2000, 12)]
    public void Beside_Verilator_wide_sums_are_simulated_on_fewer_rows(int inputs, int rows)
    {
        Neuron hidden = new([.. Enumerable.Range(0, inputs).Select(i => new Summand(i, 1))], 0, QRelu.Exact);
        Mlp network = new(inputs, 4, [new Layer([hidden, hidden, hidden, hidden, hidden]), new Layer([new([new Summand(0, 1)], 0), new([], 3)])], Argmax.Exact(2));
        Assert.Equal(rows, SimulatedRows.Beside(SimulatedRows.CellsOf(network), 100_000));
    }

    [Fact]
    public void Its_makefile_simulates_as_many_rows_of_the_netlist_as_the_verification_without_Verilator()
    {
        Netlist netlist = new Mapper(DrawnGates.Egfet.Library).Map(SmallGates.OfCodes.ToCircuit());
        netlist = netlist with { Instances = [.. Enumerable.Repeat(netlist.Instances[0], 20_000)], Outputs = [.. netlist.Outputs.Select(_ => Netlist.Zero)] };
        DesignFolder design = new(_folder.Path, "thing", SmallGates.OfCodes, [.. RandomCodes.Draw(SmallGates.OfCodes, 50, new RandomStream(1))], netlist);
        DesignFiles.Write(design, new VerilogWriter(new Templates()));
        Assert.Contains("NETLIST_ROWS = 7\n", File.ReadAllText(_folder.File("Makefile")), StringComparison.Ordinal);
        Assert.Equal((20_000, 7), (SimulatedRows.Cells(design.NetlistFile), SimulatedRows.Of(20_000, 50)));
    }

    [Fact]
    public void Its_wrappers_are_accepted_by_verilator_without_a_word_and_by_the_flow_of_an_fpga()
    {
        DesignFiles.Write(Write("levels") with { Languages = ["wrappers"] }, new VerilogWriter(new Templates()));
        string[] tops = ["thing_registered", "thing_stream", "thing_ice40", "tt_um_thing"];
        (int code, string output) = Run(string.Join(" && ", tops.Select(top => $"verilator --lint-only -Wall --top-module {top} -f files.f {top}.v")));
        Assert.Equal((0, ""), (code, output));
        (code, output) = Run("yosys -q -p \"read_verilog $(cat files.f | xargs) thing_ice40.v; synth_ice40 -top thing_ice40; check -assert\"");
        Assert.Equal((0, ""), (code, output));
        string pins = File.ReadAllText(_folder.File("thing_ice40.pcf"));
        Assert.All("clk_i rx_i tx_o leds_o[4]".Split(' '), pin => Assert.Contains($"set_io {pin} ", pins, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_wrappers_give_the_low_byte_of_more_classes_than_a_byte_counts_and_one_that_never_answers_is_found()
    {
        GateList gates = SmallGates.OfCodes.Gates;
        var classifier = GateClassifier.OfCodes(gates with { Outputs = [.. Enumerable.Range(0, 9).Select(i => i % 2 == 0 ? gates.Outputs[0] : !gates.Outputs[1])] }, 2, 3);
        DesignFolder design = new(_folder.Path, "thing", classifier, [.. RandomCodes.Draw(classifier, 50, new RandomStream(1))]) { Languages = ["wrappers"] };
        Templates templates = new();
        DesignFiles.Write(design, new VerilogWriter(templates));
        Assert.Contains(classifier.Classify(design.Codes), c => c > 255);
        Check check = Wrappers();
        Assert.Equal((CheckResult.Passed, "behind the serial line the first 40 rows, in the tile the first 50"), (check.Result, check.How));
        string stream = File.ReadAllText(_folder.File("thing_stream.v")), stuck = stream.Replace("valid_o <= valid_i;", "valid_o <= 1'b0;", StringComparison.Ordinal);
        Assert.NotEqual(stream, stuck);
        File.WriteAllText(_folder.File("thing_stream.v"), stuck);
        check = Wrappers();
        Assert.Equal(CheckResult.Failed, check.Result);
        Assert.StartsWith("the wrapper stream gave no answer to row 0 in ", check.How, StringComparison.Ordinal);

        Check Wrappers() => new LanguageRun(new Tools(), templates, TimeSpan.FromMinutes(5)).Run(design, "wrappers").First();
    }

    private DesignFolder Write(string kind)
    {
        Classifier classifier = kind switch { "network" => new MlpClassifier(SmallNetworks.Exact), "gates" => SmallGates.OfCodes, _ => SmallGates.OfLevels };
        DesignFolder design = new(_folder.Path, "thing", classifier, [.. RandomCodes.Draw(classifier, 50, new RandomStream(1))],
            new Mapper(DrawnGates.Egfet.Library).Map(classifier.ToCircuit()))
        {
            Naming = new Naming
            {
                Features = [.. Enumerable.Range(0, classifier.Inputs).Select(i => i == 0 ? "humidity" : $"f{i}")],
                Classes = [.. Enumerable.Range(0, 1 << classifier.ClassBits).Select(c => $"label{c}")],
            },
        };
        DesignFiles.Write(design, new VerilogWriter(new Templates()));
        return design;
    }

    private (int Code, string Output) Make(string targets) => Run($"make {targets}");

    private (int Code, string Output) Run(string command)
    {
        ProcessStartInfo start = new("bash", ["-c", $"({command}) 2>&1"]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
