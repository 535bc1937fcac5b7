module top (input a, b, output y);
  wire n;
  NOR2 u1 (.A(a), .B(b), .Y(n));
  INV u2 (.A(n), .Y(y));
endmodule
