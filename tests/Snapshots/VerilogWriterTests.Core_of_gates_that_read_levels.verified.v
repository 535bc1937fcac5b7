`default_nettype none

// 4 gates of a decision tree; reads 3 levels of 2 of the 3 features, see levels.csv. x0_ge_5 is 1
// when the code of feature 0 is 5 or more.
// x0 left_weight, x2 distance.
// class_o: 0 B, 1 L_, 2 R.
module levels_core (
  input wire [2:0] levels_i,
  output wire [1:0] class_o
);
  wire x0_ge_5 = levels_i[0];
  wire x2_ge_1 = levels_i[1];
  wire x2_ge_7 = levels_i[2];

  wire w0 = x0_ge_5 & ~x2_ge_1;
  wire w1 = ~(w0 | x2_ge_7);
  wire w2 = ~(w1 ^ x0_ge_5);
  wire w3 = ~(w2 & 1'b1);

  assign class_o = {~w3, w2};
endmodule

`default_nettype wire
