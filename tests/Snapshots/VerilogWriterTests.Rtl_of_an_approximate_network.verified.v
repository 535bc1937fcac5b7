`default_nettype none

// approximate: bespoke multilayer perceptron 3-2-3, fully parallel and combinational.
// features_i: code of feature k, 4 bits, unsigned, at bit 4*k. class_o: class index, 0..2.
// All arithmetic is unsigned modulo 2^width; widths come from the intervals in the comments.
// In sums | joins what shares no column, and -t is added as t ^ m, m being the bits that t can
// have: -t = (t ^ m) - m. Constants hold the rest.
module approximate (
  input wire [11:0] features_i,
  output wire [1:0] class_o
);
  wire [3:0] x0 = features_i[3:0];
  wire x0_unused = x0[1];
  wire [3:0] x1 = features_i[7:4];
  wire [3:0] x2 = features_i[11:8];

  // h0 = min(relu(8*(x0 & 13) - 4*(x1 & 6) + 2*x2 + 4) >> 2, 15), sum in [-20, 138]
  // approximate: masked summands: 2, subtraction by one's complement
  wire [8:0] h0_t0 = {2'd0, x0[3:2], 1'd0, x0[0], 3'd0};
  wire [8:0] h0_t1 = {4'd0, x1[2:1], 3'd0};
  wire [8:0] h0_t2 = {4'd0, x2, 1'd0};
  wire [8:0] h0_sum = (h0_t2 | 9'd480) + (h0_t0 | 9'd4) + (h0_t1 ^ 9'd24) + 9'd8;
  wire [3:0] h0 = h0_sum[8] ? 4'd0 : (|h0_sum[7:6]) ? 4'd15 : h0_sum[5:2];
  wire [1:0] h0_unused = h0_sum[1:0];

  // h1 = min(relu(-(x0 & 8) + (13*x1 & ~15) - 3) >> 1, 7), sum in [-11, 189]
  // approximate: masked summands: 1, products without low bits: 1, removed summands: 1
  wire [8:0] h1_t0 = {5'd0, x0[3], 3'd0};
  wire [7:0] h1_t1_product = {x1, 4'd0} - {2'd0, x1, 2'd0} + {4'd0, x1};
  wire [8:0] h1_t1 = {1'd0, h1_t1_product[7:4], 4'd0};
  wire [3:0] h1_t1_unused = h1_t1_product[3:0];
  wire [8:0] h1_sum = ((h1_t0 ^ 9'd8) | h1_t1 | 9'd261) + 9'd240;
  wire [2:0] h1 = h1_sum[8] ? 3'd0 : (|h1_sum[7:4]) ? 3'd7 : h1_sum[3:1];
  wire h1_unused = h1_sum[0];

  // o0 = relu(4*h0 - 2*h1 + 1), sum in [-13, 61]
  wire [6:0] o0_t0 = {1'd0, h0, 2'd0};
  wire [6:0] o0_t1 = {3'd0, h1, 1'd0};
  wire [6:0] o0_sum = ((o0_t1 ^ 7'd14) | 7'd113) + (o0_t0 | 7'd2);
  wire [5:0] o0 = o0_sum[6] ? 6'd0 : o0_sum[5:0];

  // o1 = relu((h0 & 7) + 8*h1 - 2), sum in [-2, 61]
  // approximate: masked summands: 1
  wire [6:0] o1_t0 = {4'd0, h0[2:0]};
  wire [6:0] o1_t1 = {1'd0, h1, 3'd0};
  wire [6:0] o1_sum = (o1_t0 | o1_t1 | 7'd64) + 7'd62;
  wire [5:0] o1 = o1_sum[6] ? 6'd0 : o1_sum[5:0];
  wire [2:0] o1_unused = {o1[5], o1[1:0]};

  // o2 = relu(-2*h0 + 4*h1 + 9), sum in [-21, 37]
  wire [6:0] o2_t0 = {2'd0, h0, 1'd0};
  wire [6:0] o2_t1 = {2'd0, h1, 2'd0};
  wire [6:0] o2_sum = ((o2_t0 ^ 7'd30) | 7'd97) + (o2_t1 | 7'd2) + 7'd8;
  wire [5:0] o2 = o2_sum[6] ? 6'd0 : o2_sum[5:0];

  // m0: o2 against o0, ties to o2, compared through mask 0x38
  wire m0_left = o2[5:3] >= o0[5:3];
  wire [5:0] m0_value = m0_left ? o2 : o0;
  wire [2:0] m0_value_unused = {m0_value[5], m0_value[1:0]};
  wire [1:0] m0_class = m0_left ? 2'd2 : 2'd0;

  // m1: m0_value against o1, ties to m0_value, compared through mask 0x1c
  wire m1_left = m0_value[4:2] >= o1[4:2];
  wire [1:0] m1_class = m1_left ? m0_class : 2'd1;

  assign class_o = m1_class;
endmodule

`default_nettype wire
