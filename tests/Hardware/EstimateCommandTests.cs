using System.CommandLine;
using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Commands;
using PrintedMlp.Tests.Generator.Verilog;

namespace PrintedMlp.Tests.Hardware;

/// <summary>Needs Yosys.</summary>
public sealed class EstimateCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public EstimateCommandTests()
    {
        File.WriteAllText(_folder.File("netlist.v"), """
            module top ( a, y );
              input [1:0] a;
              output y;
              NAND2X1 U1 ( .A1(a[0]), .A2(a[1]), .Y(y) );
            endmodule
            """);
        File.WriteAllText(_folder.File("rows.hex"), "0\n3\n3\n3\n");
        File.WriteAllText(_folder.File("labels.txt"), "1\n0\n0\n1\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Json_is_one_object_with_the_documented_names()
    {
        using JsonDocument json = JsonDocument.Parse(Run("--format", "json", "--vectors", _folder.File("rows.hex"), "--labels", _folder.File("labels.txt")));
        JsonElement root = json.RootElement;
        Assert.Equal("0.0024786", root.GetProperty("area_cm2").GetRawText());
        double power = (248.054 + 3 * 18569.1) / 4e6;
        Assert.Equal(power, root.GetProperty("static_power_mw").GetDouble(), 1e-12);
        Assert.Equal(1.05 * power, root.GetProperty("total_power_mw").GetDouble(), 1e-12);
        Assert.Equal(1.557, root.GetProperty("critical_path_ms").GetDouble(), 1e-9);
        Assert.Equal(1, root.GetProperty("cells").GetInt32());
        Assert.Equal(1, root.GetProperty("cells_by_kind").GetProperty("NAND2X1").GetInt32());
        Assert.Equal(0.75, root.GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public void Text_says_what_the_power_stands_on()
    {
        Assert.Contains("no --vectors given", Run(), StringComparison.Ordinal);
        Assert.Contains("0.0139888 mW (by input state over 4 vectors)", Run("--vectors", _folder.File("rows.hex")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_liberty_file_is_a_technology()
    {
        string file = Repository.Path("tests", "Cases", "liberty", "published-style.lib");
        Assert.Contains("PPDK_1V, 1 V", Run("--technology", file), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_without_vectors_are_refused() =>
        Assert.StartsWith("--labels needs --vectors", Assert.Throws<UserException>(() => Run("--labels", _folder.File("labels.txt"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Labels_are_those_of_the_class_index_below_flags()
    {
        File.WriteAllText(_folder.File("netlist.v"), "module top (input [1:0] a, output [1:0] class_o);\n  NAND2X1 U1 (.A1(a[0]), .A2(a[1]), .Y(class_o[0]));\n"
            + "  INVX1 U2 (.A(a[0]), .Y(class_o[1]));\nendmodule\n");
        string[] rows = ["--vectors", _folder.File("rows.hex"), "--labels", _folder.File("labels.txt"), "--faults"];
        Assert.Contains("accuracy       0.5000 (class_o against the labels)", Run(rows), StringComparison.Ordinal);
        File.WriteAllText(_folder.File("model.json"), (SmallGates.OfLevels with { Flags = [AnswerFlag.Unsure] }).ToJson());
        Assert.Equal(2, SmallGates.OfLevels.ClassBits);
        string text = Run(rows);
        Assert.Contains("accuracy       0.7500 (class_o[0:0] against the labels)", text, StringComparison.Ordinal);
        Assert.Contains("10 single stuck-at faults: accuracy 0.6500 in the mean", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_are_counted_on_the_labels()
    {
        string[] rows = ["--vectors", _folder.File("rows.hex"), "--labels", _folder.File("labels.txt"), "--faults"];
        // Labels 1 0 0 1 on rows 0 3 3 3: the output stuck at 0, or at 1 as either pin at 0 makes it, is right on half of them; a pin stuck
        // at 1 changes nothing on these rows.
        Assert.Contains("6 single stuck-at faults: accuracy 0.5833 in the mean, 0.5000 at worst; 33.3 % change no answer", Run(rows), StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(Run([.. rows, "--format", "json"]));
        JsonElement faults = json.RootElement.GetProperty("faults");
        Assert.Equal((6, 0.5), (faults.GetProperty("single").GetInt32(), faults.GetProperty("worst_accuracy").GetDouble()));
        Assert.Equal([2, 3], faults.GetProperty("at_once").EnumerateArray().Select(f => f.GetProperty("faults").GetInt32()));
        Assert.StartsWith("--faults needs", Assert.Throws<UserException>(() => Run("--faults")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_netlist_is_named() => Assert.Contains("none.v: there is no such file.", Assert.Throws<UserException>(() =>
        EstimateCommand.Create().Parse([_folder.File("none.v")]).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false })).Message, StringComparison.Ordinal);

    private string Run(params string[] options)
    {
        using StringWriter output = new(), errors = new();
        InvocationConfiguration configuration = new() { EnableDefaultExceptionHandler = false, Output = output, Error = errors };
        Assert.Equal(0, EstimateCommand.Create().Parse([_folder.File("netlist.v"), .. options]).Invoke(configuration));
        return output.ToString();
    }
}
