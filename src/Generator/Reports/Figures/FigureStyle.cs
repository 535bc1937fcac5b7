using System.Text.RegularExpressions;

namespace PrintedMlp.Generator.Reports.Figures;

/// <summary>How figures look. On a page colours are variables, so that they follow its theme; a figure that is a file is light,
/// and its rules hold plain colours, which every program that reads SVG understands.</summary>
internal static partial class FigureStyle
{
    /// <summary>Rules without variables: each stands for its second value.</summary>
    /// <param name="rules">The style sheet of the figures, <c>templates/report/figure.css</c>.</param>
    public static string Plain(string rules) => Variable().Replace(rules, m => m.Groups[1].Value);

    /// <summary>Puts a figure into a file of its own.</summary>
    /// <param name="svg">A figure.</param>
    /// <param name="rules">As for <see cref="Plain"/>.</param>
    public static string Standalone(string svg, string rules)
    {
        int end = svg.IndexOf('>', StringComparison.Ordinal) + 1;
        return $"{svg[..end]}\n<style>\n{Plain(rules)}</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>{svg[end..]}";
    }

    [GeneratedRegex(@"var\(--[a-z0-9]+, (#[0-9a-f]+)\)")]
    private static partial Regex Variable();
}
