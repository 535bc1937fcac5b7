`default_nettype none

// A module on its vectors. In cycle 8: "unit 1: F of V vectors differ, first row R, expected E, got G".
module harness1 (
  input wire clk_i,
  input wire [31:0] row_i
);
  reg [2:0] vectors [0:6];
  reg [0:0] expected [0:6];
  reg [2:0] features = 0;
  reg [0:0] wanted = 0;
  wire [0:0] got;
  integer failures = 0;
  integer first = 0;
  reg [0:0] first_wanted = 0;
  reg [0:0] first_got = 0;
  unit1 dut (.features_i(features), .class_o(got));
  initial begin
    $readmemh("vectors1.hex", vectors);
    $readmemh("expected1.hex", expected);
  end
  always @(posedge clk_i) begin
    if (row_i < 7) begin
      features <= vectors[row_i];
      wanted <= expected[row_i];
    end
    if (row_i > 0 && row_i <= 7 && got !== wanted) begin
      if (failures == 0) begin
        first <= row_i - 1;
        first_wanted <= wanted;
        first_got <= got;
      end
      failures <= failures + 1;
    end
    if (row_i == 8)
      $display("unit 1: %0d of 7 vectors differ, first row %0d, expected %0d, got %0d",
        failures, first, first_wanted, first_got);
  end
endmodule

`default_nettype wire
