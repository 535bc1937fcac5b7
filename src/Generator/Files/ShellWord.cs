namespace PrintedMlp.Generator.Files;

/// <summary>Words of commands that a shell reads.</summary>
internal static class ShellWord
{
    /// <summary>The word as it is where a shell takes it so, else in single quotes.</summary>
    public static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./,:=+%@".Contains(c, StringComparison.Ordinal))
            ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
