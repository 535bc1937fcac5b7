namespace PrintedMlp.Generator.Verilog;

/// <summary>What the template <c>verilog/levels.v.sbn</c> sees: codes, comparators, and the core behind them.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Core">Name of the core's module.</param>
/// <param name="Comment">Lines about the module, without slashes.</param>
/// <param name="FeaturesHigh">Highest bit of the port <c>features_i</c>.</param>
/// <param name="ClassHigh">Highest bit of the port <c>class_o</c>.</param>
/// <param name="LevelsHigh">Highest bit of the net between both.</param>
/// <param name="Unused">A net for the bits of <c>features_i</c> that no comparator reads; empty when all are read.</param>
/// <param name="Features">A net for each code that is read.</param>
/// <param name="Levels">An assignment for each level.</param>
public sealed record LevelsView(
    string Name,
    string Core,
    IReadOnlyList<string> Comment,
    int FeaturesHigh,
    int ClassHigh,
    int LevelsHigh,
    IReadOnlyList<NetView> Unused,
    IReadOnlyList<NetView> Features,
    IReadOnlyList<NetView> Levels);
