module top (input [1:0] a, output s, c);
  HALF h (.A(a[0]), .B(a[1]), .S(s), .C(c));
endmodule
