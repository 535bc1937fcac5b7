using System.Globalization;
using Scriban.Functions;
using Scriban.Runtime;

namespace PrintedMlp.Generator.Templating;

/// <summary>The functions that a template has besides the language's own statements and operators: few, about text and numbers, none
/// about a language that is written. Those that come with the engine are left out.</summary>
internal static class TemplateFunctions
{
    /// <summary>A new object with all functions.</summary>
    public static ScriptObject All()
    {
        ScriptObject functions = [];
        functions.SetValue("include", new IncludeFunction(), readOnly: true);
        functions.Import("columns", new Func<string, string, string>(Columns.Code));
        functions.Import("comment", new Func<string, string, string>(Columns.Comment));
        functions.Import("hex", new Func<long, int, string>((value, digits) =>
            ((ulong)value).ToString("x", CultureInfo.InvariantCulture).PadLeft(Math.Clamp(digits, 0, 64), '0')));
        functions.Import("binary", new Func<long, int, string>((value, digits) =>
            Convert.ToString(value, 2).PadLeft(Math.Clamp(digits, 0, 64), '0')));
        functions.Import("figures", new Func<double, int, string>((value, digits) =>
            value.ToString("G" + Math.Clamp(digits, 1, 17), CultureInfo.InvariantCulture)));
        functions.Import("ones", new Func<int, long>(width => width >= 64 ? -1 : (1L << Math.Max(0, width)) - 1));
        functions.Import("replace", new Func<string, string, string, string>((text, old, by) =>
            old.Length == 0 ? text : text.Replace(old, by, StringComparison.Ordinal)));
        functions.Import("contains", new Func<string, string, bool>((text, part) => text.Contains(part, StringComparison.Ordinal)));
        functions.Import("ends_with", new Func<string, string, bool>((text, part) => text.EndsWith(part, StringComparison.Ordinal)));
        functions.Import("number", new Func<double, string>(value => value.ToString("R", CultureInfo.InvariantCulture)));
        functions.Import("is_finite", new Func<double, bool>(double.IsFinite));
        functions.Import("is_set", new Func<long, int, bool>((value, bit) => bit is >= 0 and < 64 && (value >> bit & 1) == 1));
        functions.Import("pad", new Func<string, int, string>((text, width) => text.PadRight(Math.Clamp(width, 0, 100))));
        functions.Import("upper", new Func<string, string>(text => text.ToUpperInvariant()));
        return functions;
    }
}
