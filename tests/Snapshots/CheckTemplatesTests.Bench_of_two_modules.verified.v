`default_nettype none

// Many modules, each on its own vectors, in one simulation: a line
// "unit N: F of V vectors differ, first row R, expected E, got G" for each.
module bench (
  input wire clk_i
);
  integer row = 0;

  reg [15:0] vectors0 [0:4];
  reg [1:0] expected0 [0:4];
  reg [15:0] features0 = 0;
  reg [1:0] wanted0 = 0;
  wire [1:0] class0;
  integer failures0 = 0;
  integer first0 = 0;
  reg [1:0] want0 = 0;
  reg [1:0] got0 = 0;
  unit0 dut0 (.features_i(features0), .class_o(class0));
  initial begin
    $readmemh("vectors0.hex", vectors0);
    $readmemh("expected0.hex", expected0);
  end
  always @(posedge clk_i) begin
    if (row < 5) begin
      features0 <= vectors0[row];
      wanted0 <= expected0[row];
    end
    if (row > 0 && row <= 5 && class0 !== wanted0) begin
      if (failures0 == 0) begin
        first0 <= row - 1;
        want0 <= wanted0;
        got0 <= class0;
      end
      failures0 <= failures0 + 1;
    end
    if (row == 8)
      $display("unit 0: %0d of 5 vectors differ, first row %0d, expected %0d, got %0d",
        failures0, first0, want0, got0);
  end

  reg [2:0] vectors1 [0:6];
  reg [0:0] expected1 [0:6];
  reg [2:0] features1 = 0;
  reg [0:0] wanted1 = 0;
  wire [0:0] class1;
  integer failures1 = 0;
  integer first1 = 0;
  reg [0:0] want1 = 0;
  reg [0:0] got1 = 0;
  unit1 dut1 (.features_i(features1), .class_o(class1));
  initial begin
    $readmemh("vectors1.hex", vectors1);
    $readmemh("expected1.hex", expected1);
  end
  always @(posedge clk_i) begin
    if (row < 7) begin
      features1 <= vectors1[row];
      wanted1 <= expected1[row];
    end
    if (row > 0 && row <= 7 && class1 !== wanted1) begin
      if (failures1 == 0) begin
        first1 <= row - 1;
        want1 <= wanted1;
        got1 <= class1;
      end
      failures1 <= failures1 + 1;
    end
    if (row == 8)
      $display("unit 1: %0d of 7 vectors differ, first row %0d, expected %0d, got %0d",
        failures1, first1, want1, got1);
  end

  always @(posedge clk_i) begin
    row <= row + 1;
    if (row > 8)
      $finish;
  end
endmodule

`default_nettype wire
