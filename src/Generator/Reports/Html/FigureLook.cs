using PrintedMlp.Generator.Reports.Figures;

namespace PrintedMlp.Generator.Reports.Html;

/// <summary>How figures of accuracy look as files.</summary>
/// <param name="WidthMm">Width in mm, such as that of a column of a journal; null for the size that they have on the page, in pixels.</param>
/// <param name="HasLegend">Whether a legend stands below.</param>
/// <param name="IsSerif">Whether letters have serifs, as the text around them may.</param>
internal sealed record FigureLook(double? WidthMm = null, bool HasLegend = false, bool IsSerif = false)
{
    /// <summary>Narrowest and widest figure in mm that axes and marks have room in.</summary>
    public const double NarrowestMm = 60, WidestMm = 400;

    /// <summary>Width and height on the page in pixels.</summary>
    public const double PageWidth = 620, PageHeight = 400;

    /// <summary>Letters of 11.5 pixels have 8 points, which are 2.82 mm: what journals ask for.</summary>
    private const double MmPerPixel = 2.82 / 11.5;

    /// <summary>Height over width of a figure with a width of its own.</summary>
    private const double Aspect = 0.74;

    /// <summary>Rules after those of the style sheet.</summary>
    public string Rules => IsSerif ? ".figure { font-family: \"Times New Roman\", \"Liberation Serif\", Times, serif; }\n" : "";

    /// <summary>Draws a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="legend">What its legend says, should there be one.</param>
    public string Draw(ScatterFigure figure, IEnumerable<LegendEntry> legend)
    {
        double width = WidthMm / MmPerPixel ?? PageWidth;
        return (figure with { WidthMm = WidthMm, Legend = HasLegend ? [.. legend] : [] }).Draw(width, WidthMm is null ? PageHeight : width * Aspect);
    }
}
