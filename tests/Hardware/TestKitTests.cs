using System.CommandLine;
using System.Globalization;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Generator.Commands;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Tests.Hardware;

/// <summary>A design behind three levels, two of them of one feature. Needs Yosys.</summary>
public sealed class TestKitTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_kit_of_a_design_shows_every_fault_and_has_values_between_the_thresholds()
    {
        // Class 1 where x is between its two thresholds and y is above its own.
        WriteDesign([GateKind.And, GateKind.And], [new(2), new(5), new(8), new(6)], [new(10)]);
        string said = Run();
        Assert.Contains("test vectors show 22 of 22 single stuck-at faults", said, StringComparison.Ordinal);
        string[][] vectors = Table("test-vectors.csv"), fractions = Table("test-fractions.csv"), codes = Table("test-codes.csv");
        Assert.Equal(["vector", "x", "y", "expected_class", "expected_label"], vectors[0]);
        foreach ((string[] vector, string[] fraction, string[] code) in vectors.Skip(1).Zip(fractions.Skip(1), codes.Skip(1)))
        {
            double x = Number(vector[1]), y = Number(vector[2]);
            Assert.Contains(x, new List<double> { 12.5, 50, 87.5 });
            Assert.Contains(y, new List<double> { 0.5, 1.5 });
            Assert.Equal(x >= 25 && x < 75 && y >= 1 ? "yes" : "no", vector[4]);
            Assert.Equal((x / 100, y / 2), (Number(fraction[1]), Number(fraction[2])));
            Assert.Equal(x < 25 ? 0 : x < 75 ? 1 : 3, Number(code[1]) is 2 ? 1 : Number(code[1]));
        }
        string[][] dictionary = Table("test-dictionary.csv");
        Assert.Equal(["failing_vectors", "answers", "suspected_gates", "suspected_faults"], dictionary[0]);
        Assert.Equal(22, dictionary.Skip(1).Sum(line => line[3].Split("; ").Length));
        Assert.False(File.Exists(_folder.File("test-kit/netlist.v")));
    }

    [Fact]
    public void A_gate_that_no_sensor_value_needs_is_named_and_taken_out()
    {
        // Below the lower and above the higher threshold at once is impossible, so the OR with it changes nothing.
        WriteDesign([GateKind.And, GateKind.Or], [new(3), new(4), new(8), new(6)], [new(10)]);
        string said = Run();
        Assert.Contains("redundant, proven, and taken out of netlist.v beside the tests", said, StringComparison.Ordinal);
        Assert.DoesNotContain("X1 g", File.ReadAllText(_folder.File("test-kit/netlist.v")), StringComparison.Ordinal);
    }

    /// <summary>Thresholds that six digits do not tell apart, a folder with a slash at its end, and a kit where another one was, all within a run.</summary>
    [Fact]
    public void A_later_kit_is_the_only_one_its_values_reach_the_raw_thresholds_and_its_files_are_the_runs()
    {
        WriteDesign([GateKind.And, GateKind.Or], [new(3), new(4), new(8), new(6)], [new(10)]);
        Manifest.Write(_folder.Path);
        Run();
        string[] first = [.. Directory.GetFiles(_folder.File("test-kit")).Select(file => Path.GetFileName(file))];
        Assert.Equal(3, first.Intersect(["netlist.v", "cells.v", "test-levels.hex"]).Count());
        Assert.Null(Manifest.Foreign(_folder.Path));
        double low = 1_000_000.125, high = double.BitIncrement(low);
        WriteDesign([GateKind.And, GateKind.And], [new(2), new(5), new(8), new(6)], [new(10)], low, high);
        Manifest.Write(_folder.Path);
        Run(_folder.Path + Path.DirectorySeparatorChar);
        Assert.Equal(first.Except(["netlist.v", "cells.v"]).Order(), Directory.GetFiles(_folder.File("test-kit")).Select(file => Path.GetFileName(file)).Order());
        Assert.Null(Manifest.Foreign(_folder.Path));
        foreach (string[] vector in Table("test-vectors.csv").Skip(1))
        {
            double x = Number(vector[1]), y = Number(vector[2]);
            Assert.Equal(x >= low && x < high && y >= 1 ? "yes" : "no", vector[4]);
        }
        string own = Directory.CreateDirectory(_folder.File("own")).FullName;
        File.WriteAllText(Path.Combine(own, "cells.v"), "mine");
        Assert.Contains("no earlier kit wrote it", Assert.Throws<UserException>(() => Run("--out", own, _folder.Path)).Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(own, "cells.v")));
        Assert.Contains("is the folder of a design", Assert.Throws<UserException>(() => Run("--out", _folder.Path, _folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_design_and_a_netlist_of_another_model_are_refused()
    {
        Assert.Contains("there is no model.json here", Assert.Throws<UserException>(() => Run()).Message, StringComparison.Ordinal);
        WriteDesign([GateKind.And], [new(2), new(6)], [new(8)]);
        string netlist = File.ReadAllText(_folder.File("netlist.v"));
        WriteDesign([GateKind.Or], [new(2), new(6)], [new(8)]);
        File.WriteAllText(_folder.File("netlist.v"), netlist);
        Assert.Contains("does not compute what model.json says: vector 1 gives 0, expected 1", Assert.Throws<UserException>(() => Run()).Message, StringComparison.Ordinal);
    }

    private string[][] Table(string file) => [.. File.ReadAllLines(_folder.File("test-kit/" + file)).Select(line => line.Split(','))];

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private string Run(params string[] arguments)
    {
        using StringWriter output = new();
        Assert.Equal(0, TestKitCommand.Create().Parse(arguments.Length == 0 ? [_folder.Path] : arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output }));
        return output.ToString();
    }

    private void WriteDesign(GateKind[] kinds, Literal[] pins, Literal[] outputs, double low = 25, double high = 75)
    {
        CellLibrary library = TechnologyCatalogue.Load("egfet-1.0V");
        GateClassifier classifier = GateClassifier.OfLevels(new GateList(3, [.. kinds], [.. pins], [.. outputs]),
            [new Level(0, 1, low, 0.25), new Level(0, 3, high, 0.75), new Level(1, 2, 1, 0.5)], 2, 2, Origin.Search);
        byte[][] codes = [[0, 0], [1, 0], [3, 3], [2, 2]];
        File.WriteAllText(_folder.File("model.json"), classifier.ToJson());
        File.WriteAllText(_folder.File("vectors.hex"), VectorFile.Vectors(codes, 2));
        File.WriteAllText(_folder.File("netlist.v"), new VerilogWriter(new Templates()).Netlist("between", classifier, classifier.Gates.ToNetlist(classifier.Signals, library, kind => library.Find($"{kind.ToString().ToUpperInvariant()}2X1")!)));
        File.WriteAllText(_folder.File("run.json"), """
            {"data": {"features": [{"name": "x", "low": 0, "high": 100}, {"name": "y", "low": 0, "high": 2}], "classes": ["no", "yes"]}, "options": {"technology": "egfet-1.0V"}}
            """);
    }
}
