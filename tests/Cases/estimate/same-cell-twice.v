module top (input a, output y); INV u2 (.A(a), .Y(y)); endmodule
