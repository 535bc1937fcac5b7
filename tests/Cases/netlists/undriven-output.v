module top ( a, y );
  input [2:0] a;
  output [1:0] y;
  INVX1 U1 ( .A(a[0]), .Y(y[0]) );
endmodule
