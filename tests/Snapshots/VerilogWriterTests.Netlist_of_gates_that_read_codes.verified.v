`default_nettype none

// gates mapped to the cells of egfet-1.0V; cells.v defines them.
// 8 cells, 0.0194 cm2, 9 ms.
module gates (
  input wire [5:0] features_i,
  output wire [1:0] class_o
);
  wire [2:0] features_unused = features_i[5:3];
  wire n8, n9, n10, n11, n12, n13, n14, n15;
  INVX1 g8 (.A(features_i[1]), .Y(n8));
  INVX1 g9 (.A(features_i[2]), .Y(n9));
  NAND2X1 g10 (.A1(n8), .A2(features_i[0]), .Y(n10));
  NAND2X1 g11 (.A1(n10), .A2(n9), .Y(n11));
  NAND2X1 g12 (.A1(n11), .A2(features_i[0]), .Y(n12));
  NAND2X1 g13 (.A1(n12), .A2(n11), .Y(n13));
  NAND2X1 g14 (.A1(n12), .A2(features_i[0]), .Y(n14));
  NAND2X1 g15 (.A1(n14), .A2(n13), .Y(n15));

  assign class_o = {n15, n15};
endmodule

`default_nettype wire
