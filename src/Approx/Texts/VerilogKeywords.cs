using System.Collections.Frozen;

namespace PrintedMlp.Approx.Texts;

/// <summary>The reserved words of Verilog-2005 (IEEE 1364-2005, annex B) and those of SystemVerilog that a module is
/// likely to be called: Verilator reads .v files with them. They stand in <c>templates/verilog/reserved.txt</c>.</summary>
public static class VerilogKeywords
{
    /// <summary>All of them.</summary>
    public static FrozenSet<string> All { get; } =
        Read().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static string Read()
    {
        using StreamReader words = new(typeof(VerilogKeywords).Assembly.GetManifestResourceStream("verilog-reserved.txt")!);
        return words.ReadToEnd();
    }
}
