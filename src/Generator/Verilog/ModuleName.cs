using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Generator.Verilog;

/// <summary>Names for Verilog modules.</summary>
internal static class ModuleName
{
    private const int Longest = 60;

    /// <summary>A Verilog identifier from a file's name: <c>balance-scale.csv</c> gives <c>balance_scale</c>.</summary>
    public static string From(string path)
    {
        string name = string.Concat(Path.GetFileNameWithoutExtension(path)
            .Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_')).Trim('_');
        name = name[..Math.Min(name.Length, Longest)];
        return name.Length == 0 || char.IsAsciiDigit(name[0]) || VerilogKeywords.All.Contains(name) ? "classifier_" + name : name;
    }
}
