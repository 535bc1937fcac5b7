module top ( a, y );
  input [2:0] a;
  output y;
  nand U1 (y, a[0], a[1]);
endmodule
