`default_nettype none

// Many modules, each on its own vectors, in one simulation; each has a harness that says how it did.
module bench (
  input wire clk_i
);
  integer row = 0;
  harness0 u0 (.clk_i(clk_i), .row_i(row));
  harness1 u1 (.clk_i(clk_i), .row_i(row));

  always @(posedge clk_i) begin
    row <= row + 1;
    if (row > 8)
      $finish;
  end
endmodule

`default_nettype wire
