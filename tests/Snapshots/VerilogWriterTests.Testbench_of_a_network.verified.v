`default_nettype none

// Testbench of exact: every row of vectors.hex against the class in expected.hex. It prints "PASS n
// vectors", or "FAIL m of n vectors" after the first row that differs, and then ends the simulator
// with an error. A row that the files do not hold counts as a failure. The simulator's option
// +vectors=N stops after the first N rows, +vcd writes exact.vcd.
module exact_tb;
  reg [11:0] vectors [0:624];
  reg [1:0] expected [0:624];
  reg [11:0] features;
  wire [1:0] class_got;
  integer row;
  integer count;
  integer failures;

  exact dut (.features_i(features), .class_o(class_got));

  initial begin
    $readmemh("vectors.hex", vectors);
    $readmemh("expected.hex", expected);
    if (!$value$plusargs("vectors=%d", count) || count < 1 || count > 625)
      count = 625;
    if ($test$plusargs("vcd")) begin
      $dumpfile("exact.vcd");
      $dumpvars(0, exact_tb);
    end
    failures = 0;
    for (row = 0; row < count; row = row + 1) begin
      features = vectors[row];
      #1;
      if (class_got !== expected[row] || ^expected[row] === 1'bx || ^features === 1'bx) begin
        if (failures == 0)
          $display("first row that differs: %0d, expected class %0d, got %0d",
            row, expected[row], class_got);
        failures = failures + 1;
      end
    end
    if (failures == 0)
      $display("PASS %0d vectors", count);
    else begin
      $display("FAIL %0d of %0d vectors", failures, count);
      $fatal(0);
    end
    $finish(0);
  end
endmodule

`default_nettype wire
