namespace PrintedMlp.Generator.Files;

/// <summary>How many characters a line may have.</summary>
internal static class TerminalWidth
{
    /// <summary>A terminal of less is taken to say nothing about its width.</summary>
    private const int Least = 20;

    /// <summary>Of the terminal; no limit where there is none.</summary>
    /// <param name="isRedirected">Whether what is written goes elsewhere.</param>
    public static int Of(bool isRedirected)
    {
        try
        {
            return !isRedirected && Console.WindowWidth is >= Least and var width ? width : int.MaxValue;
        }
        catch (IOException)
        {
            return int.MaxValue;
        }
    }

    /// <summary>A text as lines that fit, broken between words.</summary>
    public static IEnumerable<string> Wrapped(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
                continue;
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }
}
