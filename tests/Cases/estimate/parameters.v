module part #(parameter W = 1) (input [W-1:0] x, output [W-1:0] q);
  genvar i;
  generate for (i = 0; i < W; i = i + 1) begin : bit
    INV #(.DELAY(3)) u (.A(x[i]), .Y(q[i]));
  end endgenerate
endmodule
module top (input [2:0] x, output [3:0] q);
  localparam ONE = 1'b1;
  part #(.W(3)) p (.x(x), .q(q[2:0]));
  NOR2 u (x[0], ONE, q[3]);
endmodule
