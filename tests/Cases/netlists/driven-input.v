module top ( a, y );
  input [2:0] a;
  output y;
  INVX1 U1 ( .A(a[0]), .Y(a[1]) );
  assign y = a[1];
endmodule
