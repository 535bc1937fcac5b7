using System.Text;

namespace PrintedMlp.Generator.Reports.Papers;

/// <summary>Text that LaTeX sets as it is.</summary>
internal static class LatexText
{
    /// <summary>Letters above this are in no font that LaTeX has from the start.</summary>
    private const char Last = '\u017f';

    /// <summary>The text with everything that LaTeX would take for a command spelled out.</summary>
    public static string Of(string text)
    {
        StringBuilder result = new();
        foreach (char letter in text)
        {
            result.Append(letter switch
            {
                '\\' => @"\textbackslash{}",
                '~' => @"\textasciitilde{}",
                '^' => @"\textasciicircum{}",
                '<' => @"\textless{}",
                '>' => @"\textgreater{}",
                '"' => @"\char34{}",
                '{' or '}' or '$' or '&' or '#' or '_' or '%' => $"\\{letter}",
                > Last or (< ' ') => "?",
                _ => $"{letter}",
            });
        }
        return result.ToString();
    }
}
