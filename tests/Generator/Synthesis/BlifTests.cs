using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Generator.Synthesis;

namespace PrintedMlp.Tests.Generator.Synthesis;

public class BlifTests
{
    private static readonly CellLibrary Library = TechnologyCatalogue.Load(TechnologyCatalogue.Default);

    /// <summary>An AND, a constant, a complement and an input on four outputs.</summary>
    internal static Circuit Small
    {
        get
        {
            CircuitBuilder builder = new([new InputSignal(0, 0), new InputSignal(0, 1), new InputSignal(1, 0)]);
            Literal a = CircuitBuilder.Input(0), b = CircuitBuilder.Input(1), c = CircuitBuilder.Input(2);
            return builder.Build([builder.And(a, builder.And(b, !c)), Literal.True, !a, b]);
        }
    }

    [Fact]
    public void A_circuit_has_a_table_for_each_gate_and_each_output() => Snapshot.Matches(Blif.Write(Small), "blif");

    [Fact]
    public void A_genlib_names_area_and_function_of_every_cell() => Snapshot.Matches(Genlib.Write(Library), "genlib");

    [Fact]
    public void A_mapped_file_is_read_with_its_constants_and_its_wires()
    {
        const string Text = """
            # ABC breaks long lines and wires outputs to inputs in its own way.
            .model classifier
            .inputs f0_0 f0_1 \
            f1_0
            .outputs class0 class1 class2
            .gate NAND2X1 A1=f0_0 A2=f1_0 Y=n9
            .gate INVX1   A=n9 Y=class0
            .gate ONE     Y=class1
            .barbuf f0_1 class2
            .end

            """;
        Netlist netlist = Read(Text);
        Assert.Equal(["NAND2X1", "INVX1"], netlist.Instances.Select(i => i.Cell.Name));
        BitRows rows = BitRows.Pack([[0, 0], [1, 1], [2, 1], [3, 1]], netlist.Inputs);
        Assert.Equal([2, 3, 6, 7], NetlistSimulation.Classify(netlist, rows));
    }

    [Fact]
    public void An_unknown_cell_is_an_error_with_its_name()
    {
        FormatException error = Assert.Throws<FormatException>(() => Read(".inputs f0_0\n.gate MAGIC A=f0_0 Y=class0\n"));
        Assert.Contains("MAGIC", error.Message, StringComparison.Ordinal);
    }

    private static Netlist Read(string text) => Blif.Read(text.ReplaceLineEndings("\n"), Library,
        name => Small.Inputs.Select(Blif.InputName).ToList().IndexOf(name), Small.Inputs, ["class0", "class1", "class2"]);
}
