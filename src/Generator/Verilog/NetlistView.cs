namespace PrintedMlp.Generator.Verilog;

/// <summary>What the template <c>verilog/netlist.v.sbn</c> sees.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Technology">The cell library's name.</param>
/// <param name="Input">Name of the input port, <c>features_i</c> or <c>levels_i</c>.</param>
/// <param name="FeaturesHigh">Its highest bit.</param>
/// <param name="ClassHigh">Highest bit of the port <c>class_o</c>.</param>
/// <param name="Unused">A net for the bits of the input port that no cell reads; empty when all are read.</param>
/// <param name="Wires">Lines that together declare a wire for the output of each instance; empty without cells.</param>
/// <param name="Instances">The cells in topological order.</param>
/// <param name="Class">The value of the port <c>class_o</c>.</param>
public sealed record NetlistView(
    string Name,
    string Technology,
    string Input,
    int FeaturesHigh,
    int ClassHigh,
    IReadOnlyList<NetView> Unused,
    IReadOnlyList<string> Wires,
    IReadOnlyList<InstanceView> Instances,
    string Class);

/// <summary>One cell of a netlist.</summary>
/// <param name="Cell">Name of the cell.</param>
/// <param name="Name">Name of the instance.</param>
/// <param name="Pins">All pins, <c>.A1(n3), .A2(n9), .Y(n17)</c>.</param>
public sealed record InstanceView(string Cell, string Name, string Pins);
