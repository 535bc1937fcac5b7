`default_nettype none

// Prints inner nets of exact for one row, to find the first that differs from the model.
module exact_probe;
  reg [15:0] features;
  wire [1:0] class_got;

  exact dut (.features_i(features), .class_o(class_got));

  initial begin
    features = 16'h3f07;
    #1;
    $display("probe h0_sum %b", dut.h0_sum);
    $display("probe g_1 %b", dut.g_1);
    $finish(0);
  end
endmodule

`default_nettype wire
