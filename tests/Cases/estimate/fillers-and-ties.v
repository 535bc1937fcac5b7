module top (input a, output y);
  wire one;
  TIEHI t (.Y(one));
  NOR2 u1 (.A(a), .B(one), .Y(y));
  FILL f1 (); FILL f2 (.VDD(), .VSS());
endmodule
