module INVX1 ( input A, output Y ); assign Y = ~A; endmodule
