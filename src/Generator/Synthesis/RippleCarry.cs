namespace PrintedMlp.Generator.Synthesis;

/// <summary>How Yosys shall build carry chains: bit after bit. Its own prefix adders are far larger and have inner
/// signals that no other adder has.</summary>
internal static class RippleCarry
{
    /// <summary>A techmap file for <c>$lcu</c>.</summary>
    public const string Techmap = """
        (* techmap_celltype = "$lcu" *)
        module _80_ripple_lcu (P, G, CI, CO);
          parameter WIDTH = 2;
          input [WIDTH-1:0] P, G;
          input CI;
          output [WIDTH-1:0] CO;
          genvar i;
          generate
            for (i = 0; i < WIDTH; i = i + 1) begin : stage
              if (i == 0) begin
                assign CO[0] = G[0] | (P[0] & CI);
              end else begin
                assign CO[i] = G[i] | (P[i] & CO[i-1]);
              end
            end
          endgenerate
        endmodule
        """;
}
