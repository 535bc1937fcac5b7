module top (input a, output y);
  supply1 VDD; supply0 VSS; wire n;
  INV \u1/x[0]  (.A(a), .Y(n), .PWR(VDD), .RTN(VSS));
  INV u2 (.A(n), .Y(y), .PWR(VDD), .RTN(1'b0));
endmodule
