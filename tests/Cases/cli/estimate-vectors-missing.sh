printf 'module m(input [0:0] features_i, output [0:0] class_o);\nINVX1 u(.A(features_i[0]), .Y(class_o[0]));\nendmodule\n' >m.v
printedmlp estimate m.v --vectors none.hex
