module top ( a, y );
  input [2:0] a;
  output y;
  wire n1;
  assign n1 = 1'b0;
  INVX1 U1 ( .A(a[0]), .Y(n1) );
  assign y = n1;
endmodule
