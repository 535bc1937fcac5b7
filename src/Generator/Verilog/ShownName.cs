namespace PrintedMlp.Generator.Verilog;

/// <summary>Names of features and classes for comments: what a table says must never become code, in no language, and never end a line.</summary>
internal static class ShownName
{
    private const int Longest = 40;

    /// <summary>Letters, digits and few signs, no blank; everything else is an underscore. Long names end with a tilde.</summary>
    public static string Of(string name)
    {
        string plain = string.Concat(name.Trim().Take(Longest + 1)
            .Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '+' or '-' or '%' ? c : '_'));
        // Two dashes, or dots in a row, are a comment or a range somewhere.
        plain = plain.Replace("--", "-_", StringComparison.Ordinal);
        return plain.Length <= Longest ? plain : plain[..Longest] + "~";
    }
}
