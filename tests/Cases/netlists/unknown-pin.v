module top ( a, y );
  input [2:0] a;
  output y;
  NAND2X1 U1 ( .A(a[0]), .B(a[1]), .Y(y) );
endmodule
