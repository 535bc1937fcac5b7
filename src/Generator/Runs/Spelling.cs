namespace PrintedMlp.Generator.Runs;

/// <summary>Finds the word that somebody meant.</summary>
internal static class Spelling
{
    private const int MostLetters = 2;

    /// <summary>The nearest of <paramref name="words"/> when at most two letters were left out, added or changed; else null.</summary>
    public static string? Meant(string typed, IEnumerable<string> words) => words
        .Select(word => (Word: word, Letters: Letters(typed, word))).Where(w => w.Letters <= MostLetters).OrderBy(w => w.Letters)
            .FirstOrDefault().Word;

    /// <summary>The Levenshtein distance: letters to leave out, add or change.</summary>
    private static int Letters(string from, string to)
    {
        int[] above = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int[] row = new int[to.Length + 1];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
            }
            above = row;
        }
        return above[^1];
    }
}
