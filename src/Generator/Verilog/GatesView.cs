namespace PrintedMlp.Generator.Verilog;

/// <summary>What the template <c>verilog/gates.v.sbn</c> sees.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Comment">Lines about the module, without slashes.</param>
/// <param name="Input">Name of the input port, <c>features_i</c> or <c>levels_i</c>.</param>
/// <param name="FeaturesHigh">Its highest bit.</param>
/// <param name="ClassHigh">Highest bit of the port <c>class_o</c>.</param>
/// <param name="Unused">A net for the bits of the input port that no gate reads; empty when all are read.</param>
/// <param name="Features">A net for each bit that is read.</param>
/// <param name="Gates">A net for each gate, in the order of evaluation.</param>
/// <param name="Class">The value of the port <c>class_o</c>.</param>
public sealed record GatesView(
    string Name,
    IReadOnlyList<string> Comment,
    string Input,
    int FeaturesHigh,
    int ClassHigh,
    IReadOnlyList<NetView> Unused,
    IReadOnlyList<NetView> Features,
    IReadOnlyList<NetView> Gates,
    string Class);
