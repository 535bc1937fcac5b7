module top ( a, y );
  inout a;
  output y;
  INVX1 U1 ( .A(a), .Y(y) );
endmodule
