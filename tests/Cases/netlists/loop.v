module top ( a, y );
  input [2:0] a;
  output y;
  wire n1, n2;
  NAND2X1 U1 ( .A1(a[0]), .A2(n2), .Y(n1) );
  NAND2X1 U2 ( .A1(a[1]), .A2(n1), .Y(n2) );
  INVX1 U3 ( .A(n2), .Y(y) );
endmodule
