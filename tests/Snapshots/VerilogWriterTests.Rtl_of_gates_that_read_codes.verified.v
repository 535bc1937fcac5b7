`default_nettype none

// 4 gates found by a search that started from decision trees or trained networks; reads 3 bits of 1
// of the 2 features. x0_0 is bit 0 of the code of feature 0.
// x0 left_weight, x1 ____include__x__endmodule.
// class_o: 0 B, 1 L_, 2 R.
module gates (
  input wire [5:0] features_i,
  output wire [1:0] class_o
);
  wire [2:0] features_unused = features_i[5:3];
  wire x0_0 = features_i[0];
  wire x0_1 = features_i[1];
  wire x0_2 = features_i[2];

  wire w0 = x0_0 & ~x0_1;
  wire w1 = ~(w0 | x0_2);
  wire w2 = ~(w1 ^ x0_0);
  wire w3 = ~(w2 & 1'b1);

  assign class_o = {~w3, w2};
endmodule

`default_nettype wire
