`default_nettype none

// The combinational cells of egfet-1.0V.

module AND2X1 (
  input wire A1,
  input wire A2,
  output wire Y
);
  and (Y, A1, A2);
endmodule

module INVX1 (
  input wire A,
  output wire Y
);
  not (Y, A);
endmodule

module NAND2X1 (
  input wire A1,
  input wire A2,
  output wire Y
);
  nand (Y, A1, A2);
endmodule

module NOR2X1 (
  input wire A1,
  input wire A2,
  output wire Y
);
  nor (Y, A1, A2);
endmodule

module OR2X1 (
  input wire A1,
  input wire A2,
  output wire Y
);
  or (Y, A1, A2);
endmodule

module XNOR2X1 (
  input wire A1,
  input wire A2,
  output wire Y
);
  xnor (Y, A1, A2);
endmodule

module XOR2X1 (
  input wire A1,
  input wire A2,
  output wire Y
);
  xor (Y, A1, A2);
endmodule

`default_nettype wire
