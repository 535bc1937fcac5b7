module top ( a, y );
  input [2:0] a;
  output y;
  INVX1 U1 ( .A(a[0]), .Y(y) );
  INVX1 U2 ( .A(a[1]), .Y(y) );
endmodule
