using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Synthesis;

/// <summary>How Yosys shall build carry chains: bit after bit. Its own prefix adders are far larger and have inner
/// signals that no other adder has.</summary>
internal static class RippleCarry
{
    /// <summary>A techmap file for <c>$lcu</c>.</summary>
    public static string Techmap => new Templates().Text("verilog/ripple.v.sbn");
}
