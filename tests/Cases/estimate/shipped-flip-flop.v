module top (input clk, input a, output y);
  wire q;
  DFFX1 r (.D(a), .CP(clk), .Q(q));
  INVX1 u (.A(q), .Y(y));
endmodule
