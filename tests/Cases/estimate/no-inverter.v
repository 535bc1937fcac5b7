module top (input a, b, output y);
  wire n;
  NOR2 u1 (.A(a), .B(b), .Y(n));
  NOR2 u2 (.A(n), .B(n), .Y(y));
endmodule
