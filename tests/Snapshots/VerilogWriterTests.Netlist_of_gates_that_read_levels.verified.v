`default_nettype none

// levels_core mapped to the cells of egfet-1.0V; cells.v defines them.
// 8 cells, 0.0194 cm2, 0.0125 mW static, 9 ms.
// levels_i: 0 x0_ge_5, 1 x2_ge_1, 2 x2_ge_7.
// x0 left_weight, x2 distance.
// class_o: 0 B, 1 L_, 2 R.
module levels_core (
  input wire [2:0] levels_i,
  output wire [1:0] class_o
);
  wire n5, n6, n7, n8, n9, n10, n11, n12;
  INVX1 g5 (.A(levels_i[1]), .Y(n5));
  INVX1 g6 (.A(levels_i[2]), .Y(n6));
  NAND2X1 g7 (.A1(n5), .A2(levels_i[0]), .Y(n7));
  NAND2X1 g8 (.A1(n7), .A2(n6), .Y(n8));
  NAND2X1 g9 (.A1(n8), .A2(levels_i[0]), .Y(n9));
  NAND2X1 g10 (.A1(n9), .A2(n8), .Y(n10));
  NAND2X1 g11 (.A1(n9), .A2(levels_i[0]), .Y(n11));
  NAND2X1 g12 (.A1(n11), .A2(n10), .Y(n12));

  assign class_o = {n12, n12};
endmodule

`default_nettype wire
