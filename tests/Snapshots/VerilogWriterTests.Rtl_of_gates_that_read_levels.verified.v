`default_nettype none

// Codes of features in front of the core: level_bits[i] is the comparator with level i in
// levels.csv. A printed circuit has the comparators in its converter, and of this module the core
// only.
// x0 left_weight, x2 distance.
// class_o: 0 B, 1 L_, 2 R.
module levels (
  input wire [8:0] features_i,
  output wire [1:0] class_o
);
  wire [2:0] features_unused = features_i[5:3];
  wire [2:0] x0 = features_i[2:0];
  wire [2:0] x2 = features_i[8:6];
  wire [2:0] level_bits;

  assign level_bits[0] = x0 >= 3'd5;
  assign level_bits[1] = x2 >= 3'd1;
  assign level_bits[2] = x2 >= 3'd7;

  levels_core u_core (.levels_i(level_bits), .class_o(class_o));
endmodule

`default_nettype wire
