namespace PrintedMlp.Generator.Verilog;

/// <summary>What the template <c>verilog/rtl.v.sbn</c> sees.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Comment">Lines about the module, without the slashes.</param>
/// <param name="FeaturesHigh">Highest bit of the port <c>features_i</c>.</param>
/// <param name="ClassHigh">Highest bit of the port <c>class_o</c>.</param>
/// <param name="Features">The codes that are read and nets for the bits that are not.</param>
/// <param name="Neurons">A block for each neuron that matters, in the order of evaluation.</param>
/// <param name="Matches">A block for each comparison of the argmax.</param>
/// <param name="Class">The value of the port <c>class_o</c>.</param>
public sealed record RtlView(
    string Name,
    IReadOnlyList<string> Comment,
    int FeaturesHigh,
    int ClassHigh,
    IReadOnlyList<NetView> Features,
    IReadOnlyList<BlockView> Neurons,
    IReadOnlyList<BlockView> Matches,
    string Class);
