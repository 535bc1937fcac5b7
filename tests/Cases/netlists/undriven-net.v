module top ( a, y );
  input [2:0] a;
  output y;
  wire n1;
  NAND2X1 U1 ( .A1(a[0]), .A2(n1), .Y(y) );
endmodule
