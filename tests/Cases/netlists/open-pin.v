module top ( a, y );
  input [2:0] a;
  output y;
  NAND2X1 U1 ( .A1(a[0]), .A2(), .Y(y) );
endmodule
