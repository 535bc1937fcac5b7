using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Tests.Generator.Verilog;

/// <summary>Netlists of gates small enough to read.</summary>
internal static class SmallGates
{
    /// <summary>Four gates, two complements, one constant pin.</summary>
    private static readonly GateList Gates = new(3,
        [GateKind.And, GateKind.Nor, GateKind.Xor, GateKind.Nand],
        [Input(0), !Input(1), Gate(0), Input(2), !Gate(1), Input(0), Gate(2), Literal.True],
        [Gate(2), !Gate(3)]);

    /// <summary>They read three of the six bits of two features.</summary>
    public static GateClassifier OfCodes { get; } = GateClassifier.OfCodes(Gates with
    {
        Inputs = 6,
        Pins = [.. Gates.Pins.Select(l => l.Node <= 3 ? l : new Literal(l.Code + 6))],
        Outputs = [.. Gates.Outputs.Select(l => new Literal(l.Code + 6))],
    }, 2, 3);

    /// <summary>They read three levels of two of three features.</summary>
    public static GateClassifier OfLevels { get; } = GateClassifier.OfLevels(
        Gates, [new Level(0, 5, 1.25, 0.3), new Level(2, 1, -4, 0.1), new Level(2, 7, 0.1, 0.9)], 3, 3, Origin.Tree);

    /// <summary>Names that nobody should call a column or a class, and one that somebody would.</summary>
    public static Naming Naming { get; } = new() { Features = ["left weight", "*/ `include \"x\"\nendmodule", "distance"], Classes = ["B", "L\\\n", "R"] };

    /// <summary>A classifier in cells.</summary>
    public static Netlist Mapped(Classifier classifier) =>
        new Mapper(TechnologyCatalogue.Load(TechnologyCatalogue.Default)).Map(classifier.ToCircuit(), MappingEffort.Quick);

    private static Literal Input(int index) => new(2 * (1 + index));

    private static Literal Gate(int index) => new(2 * (4 + index));
}
