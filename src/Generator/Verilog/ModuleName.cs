namespace PrintedMlp.Generator.Verilog;

/// <summary>Names for Verilog modules.</summary>
internal static class ModuleName
{
    /// <summary>Most letters of a name: longer ones make lines of more than 100 columns.</summary>
    public const int Longest = 40;

    /// <summary>Names of files that every design has, whatever its module is called: a module of such a name would overwrite one.</summary>
    private static readonly string[] OfFiles = ["netlist", "cells"];

    /// <summary>Whether a file of every design has that name.</summary>
    public static bool IsTaken(string name) => OfFiles.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A Verilog identifier from a file's name: <c>balance-scale.csv</c> gives <c>balance_scale</c>.</summary>
    public static string From(string path)
    {
        string name = string.Concat(Path.GetFileNameWithoutExtension(path)
            .Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_')).Trim('_');
        name = name.Length > Longest - "classifier_".Length ? name[..(Longest - "classifier_".Length)].TrimEnd('_') : name;
        return name.Length == 0 || char.IsAsciiDigit(name[0]) || ReservedWords.Has(name) || IsTaken(name)
            ? "classifier_" + name : name;
    }
}
