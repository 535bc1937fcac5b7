module top ( a, y );
  input [2:0] a;
  output y;
  wire n1;
  NAND2X1 U1 ( .A1(a[0]), .A2(a[1]), .Y(n1) );
  AOI21X1 U2 ( .A0(a[2]), .A1(n1), .B0(a[0]), .Y(y) );
endmodule
