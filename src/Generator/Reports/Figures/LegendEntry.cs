namespace PrintedMlp.Generator.Reports.Figures;

/// <summary>A line of a figure's legend.</summary>
/// <param name="Kind">The mark that it explains; null for the line of the front.</param>
/// <param name="Series">Its colour.</param>
/// <param name="Text">What it stands for.</param>
internal sealed record LegendEntry(MarkKind? Kind, int Series, string Text);
