module top ( a, y );
  input [2:0] a;
  output y;
  DFFX1 \y_reg[0]  ( .D(a[0]), .CP(a[1]), .Q(y) );
endmodule
