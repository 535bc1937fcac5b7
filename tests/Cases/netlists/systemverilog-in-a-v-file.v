module top ( input logic [1:0] a, output logic y );
  byte unsigned n;
  always_comb n = a;
endmodule
