using System.Collections.Frozen;

namespace PrintedMlp.Approx.Texts;

/// <summary>The reserved words of Verilog-2005 (IEEE 1364-2005, annex B) and those of SystemVerilog that a module is
/// likely to be called: Verilator reads .v files with them.</summary>
public static class VerilogKeywords
{
    private const string Words = """
        always and assign automatic begin buf bufif0 bufif1 case casex casez cell cmos config deassign default defparam
        design disable edge else end endcase endconfig endfunction endgenerate endmodule endprimitive endspecify endtable
        endtask event for force forever fork function generate genvar highz0 highz1 if ifnone incdir include initial inout
        input instance integer join large liblist library localparam macromodule medium module nand negedge nmos nor
        noshowcancelled not notif0 notif1 or output parameter pmos posedge primitive pull0 pull1 pulldown pullup
        pulsestyle_ondetect pulsestyle_onevent rcmos real realtime reg release repeat rnmos rpmos rtran rtranif0 rtranif1
        scalared showcancelled signed small specify specparam strong0 strong1 supply0 supply1 table task time tran tranif0
        tranif1 tri tri0 tri1 triand trior trireg unsigned use uwire vectored wait wand weak0 weak1 while wire wor xnor xor
        assert assume bit bind bins break byte chandle checker class clocking const constraint context continue cover do
        enum export expect extends extern final global implements import inside int interface let local logic longint
        matches modport new null package packed priority program property protected pure rand randc ref restrict return
        sequence shortint shortreal static string strong struct super tagged this throughout timeprecision timeunit type
        typedef union unique until untyped var virtual void wildcard with within
        """;

    /// <summary>All of them.</summary>
    public static FrozenSet<string> All { get; } =
        Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
