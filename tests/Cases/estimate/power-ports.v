// Supplies as ports of both directions and as inputs, listed by the technology or not; one ties a pin.
module top (a, b, y, PWR, RTN, VDD, gnd, vddx);
  input a, b; output [1:0] y; inout PWR, RTN; input VDD, gnd; inout vddx;
  wire n;
  NOR2 u1 (.A(a), .B(RTN), .Y(n), .VDD(VDD), .gnd(gnd));
  INV u2 (.A(n), .Y(y[0]), .PWR(PWR), .RTN(RTN));
  NOR2 u3 (.A(b), .B(VDD), .Y(y[1]), .VDD(VDD), .gnd(gnd));
endmodule
