using System.Globalization;
using System.Net;
using System.Text;

namespace PrintedMlp.Generator.Reports.Figures;

/// <summary>Writes SVG: invariant culture, lengths with one decimal, text escaped.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    /// <summary>Appends markup as it is; values in it go through <see cref="Length"/> and <see cref="Escaped"/>.</summary>
    public Svg Add(FormattableString markup)
    {
        _text.Append(string.Format(CultureInfo.InvariantCulture, markup.Format,
            [.. markup.GetArguments().Select(a => a is double d ? Length(d) : a)])).Append('\n');
        return this;
    }

    /// <summary>Begins the picture.</summary>
    /// <param name="kind">Its class beside <c>figure</c>.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="role">What it is to a screen reader: <c>img</c>, or <c>group</c> where its marks can be chosen.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="widthMm">Width in mm where it has one; its pixels then have the size that follows from that.</param>
    public Svg Open(string kind, double width, double height, string role, string title, double? widthMm = null)
    {
        (string shownWidth, string shownHeight) = widthMm is { } mm ? ($"{Length(mm)}mm", $"{Length(mm * height / width)}mm")
            : (Length(width), Length(height));
        return Add(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" class="figure {kind}" viewBox="0 0 {width} {height}" width="{shownWidth}" height="{shownHeight}"
              role="{role}" aria-label="{Escaped(title)}">
            """);
    }

    /// <summary>Appends one line of text that stands at a point.</summary>
    /// <param name="style">Its classes.</param>
    /// <param name="x">Where it stands.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">What it says.</param>
    public Svg Text(string style, double x, double y, string text) => Add($"<text class=\"{style}\" x=\"{x}\" y=\"{y}\">{Escaped(text)}</text>");

    /// <summary>A length with at most one decimal.</summary>
    public static string Length(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture) is var text && text == "-0"
        ? "0" : text;

    /// <summary>Text that can stand anywhere in markup.</summary>
    public static string Escaped(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Width in pixels that a text takes at a size, estimated for the usual sans-serif faces.</summary>
    public static double Width(string text, double size) => text.Length * size * 0.56;

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
