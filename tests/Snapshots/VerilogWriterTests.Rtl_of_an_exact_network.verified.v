`default_nettype none

// exact: bespoke multilayer perceptron 3-2-3, fully parallel and combinational.
// features_i: code of feature k, 4 bits, unsigned, at bit 4*k. class_o: class index, 0..2.
// All arithmetic is unsigned modulo 2^width; widths come from the intervals in the comments.
// In sums | joins what shares no column, and -t is added as t ^ m, m being the bits that t can
// have: -t = (t ^ m) - m. Constants hold the rest.
module exact (
  input wire [11:0] features_i,
  output wire [1:0] class_o
);
  wire [3:0] x0 = features_i[3:0];
  wire [3:0] x1 = features_i[7:4];
  wire [3:0] x2 = features_i[11:8];

  // h0 = relu(12*x0 - 3*x1 + 5*x2 + 7), sum in [-38, 262]
  wire [9:0] h0_t0 = {2'd0, x0, 4'd0} - {4'd0, x0, 2'd0};
  wire [9:0] h0_t1 = {4'd0, x1, 2'd0} - {6'd0, x1};
  wire [9:0] h0_t2 = {4'd0, x2, 2'd0} + {6'd0, x2};
  wire [9:0] h0_sum = ((h0_t1 ^ 10'd63) | 10'd960) + h0_t2 + h0_t0 + 10'd8;
  wire [8:0] h0 = h0_sum[9] ? 9'd0 : h0_sum[8:0];

  // h1 = relu(-x0 + 9*x1 + 4*x2 - 20), sum in [-35, 175]
  wire [8:0] h1_t0 = {5'd0, x0};
  wire [8:0] h1_t1 = {2'd0, x1, 3'd0} + {5'd0, x1};
  wire [8:0] h1_t2 = {3'd0, x2, 2'd0};
  wire [8:0] h1_sum = ((h1_t0 ^ 9'd15) | 9'd464) + h1_t1 + (h1_t2 | 9'd1) + 9'd12;
  wire [7:0] h1 = h1_sum[8] ? 8'd0 : h1_sum[7:0];

  // o0 = 6*h0 - 5*h1 + 3, sum in [-872, 1575]
  wire [11:0] o0_t0 = {h0, 3'd0} - {2'd0, h0, 1'd0};
  wire [11:0] o0_t1 = {2'd0, h1, 2'd0} + {4'd0, h1};
  wire [11:0] o0 = ((o0_t1 ^ 12'd1023) | 12'd3072) + o0_t0 + 12'd4;

  // o1 = 2*h0 + 7*h1 - 40, sum in [-40, 1709]
  wire [11:0] o1_t0 = {2'd0, h0, 1'd0};
  wire [11:0] o1_t1 = {1'd0, h1, 3'd0} - {4'd0, h1};
  wire [11:0] o1 = (o1_t1 | 12'd2048) + (o1_t0 | 12'd1024) + 12'd984;

  // o2 = -3*h0 + h1, sum in [-786, 175]
  wire [10:0] o2_t0 = {h0, 2'd0} - {2'd0, h0};
  wire [10:0] o2_t1 = {3'd0, h1};
  wire [10:0] o2_sum = ((o2_t0 ^ 11'd1023) | 11'd1024) + o2_t1 + 11'd1;
  wire [11:0] o2 = {o2_sum[10], o2_sum};

  // m0: o0 against o1, ties to o0; the inverted sign orders signed values
  wire m0_left = {~o0[11], o0[10:0]} >= {~o1[11], o1[10:0]};
  wire [11:0] m0_value = m0_left ? o0 : o1;
  wire [1:0] m0_class = m0_left ? 2'd0 : 2'd1;

  // m1: m0_value against o2, ties to m0_value; the inverted sign orders signed values
  wire m1_left = {~m0_value[11], m0_value[10:0]} >= {~o2[11], o2[10:0]};
  wire [1:0] m1_class = m1_left ? m0_class : 2'd2;

  assign class_o = m1_class;
endmodule

`default_nettype wire
