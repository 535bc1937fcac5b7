using System.Collections.Immutable;

namespace PrintedMlp.Generator.Verilog;

/// <summary>A list of languages as the command line has it: names separated by commas, Verilog first.</summary>
internal static class LanguageList
{
    /// <summary>The languages beside Verilog.</summary>
    /// <exception cref="FormatException">A name is empty or no name of a folder.</exception>
    public static ImmutableArray<string> Parse(string text)
    {
        string[] names = [.. text.Split(',').Select(n => n.Trim()).Distinct()];
        return Array.Find(names, n => n.Length == 0 || !n.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) is { } wrong
            ? throw new FormatException($"--languages: expected names of languages separated by commas, such as verilog,vhdl, found '{wrong}'")
            : [.. names.Where(n => n != Language.Verilog)];
    }

    /// <summary>The languages with one more, or as they are.</summary>
    public static ImmutableArray<string> With(ImmutableArray<string> others, string language, bool wanted) =>
        wanted && !others.Contains(language) ? others.Add(language) : others;

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public static string Print(ImmutableArray<string> others) => string.Join(',', others.Prepend(Language.Verilog));
}
