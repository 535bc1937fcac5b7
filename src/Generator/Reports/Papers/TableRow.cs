namespace PrintedMlp.Generator.Reports.Papers;

/// <summary>A row of a table for a paper, every cell as LaTeX.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Key">The work to cite; empty for a design of this tool.</param>
/// <param name="Accuracy">In percent.</param>
/// <param name="Balanced">Balanced accuracy in percent; empty when not known.</param>
/// <param name="SystemArea">In cm2; empty when not known.</param>
/// <param name="SystemPower">In mW; empty when not known.</param>
/// <param name="GatesArea">In cm2; empty when not known.</param>
/// <param name="GatesPower">In mW; empty when not known.</param>
internal sealed record TableRow(
    string Name, string Key, string Accuracy, string Balanced, string SystemArea, string SystemPower, string GatesArea, string GatesPower);
