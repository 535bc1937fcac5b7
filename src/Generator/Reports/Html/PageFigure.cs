using PrintedMlp.Generator.Reports.Figures;

namespace PrintedMlp.Generator.Reports.Html;

/// <summary>A figure of a page and what it shows.</summary>
/// <param name="Cost"><c>area</c> or <c>power</c>.</param>
/// <param name="Scope"><c>gates</c>, or <c>system</c> with what reads the sensors.</param>
/// <param name="Accuracy">The column of designs.csv on the vertical axis.</param>
/// <param name="Figure">The figure.</param>
internal sealed record PageFigure(string Cost, string Scope, string Accuracy, ScatterFigure Figure);
