module top (input clk, input a, output y, z);
  wire n, q, m;
  INV u1 (.A(a), .Y(n));
  KEEP r (.D(n), .CK(clk), .Q(q));
  NOR2 u2 (.A(q), .B(q), .Y(m));
  INV u3 (.A(m), .Y(y));
  ISO u4 (.A(a), .EN(q), .Y(z));
endmodule
