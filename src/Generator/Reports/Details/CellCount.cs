namespace PrintedMlp.Generator.Reports.Details;

/// <summary>What the cells of one kind add up to.</summary>
/// <param name="Cell">Name of the cell.</param>
/// <param name="Count">How many there are.</param>
/// <param name="AreaCm2">Their area in cm2.</param>
/// <param name="StaticPowerMw">Their static power in mW, mean over all rows of the data.</param>
internal sealed record CellCount(string Cell, int Count, double AreaCm2, double StaticPowerMw);
