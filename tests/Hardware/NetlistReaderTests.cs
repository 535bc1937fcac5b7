using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Netlists;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Hardware;

/// <summary>Runs over tests/Cases/netlists too: NAME.message is what NAME.v must be answered with. Needs Yosys.</summary>
public class NetlistReaderTests
{
    private const string Commercial = """
        module classify ( a, b, class_o );
          input [2:0] a;
          output [1:0] class_o;
          input b;
          wire   n1, n2, \n3[0] ;

          XOR2X1 U4 ( .A1(a[2]), .A2(1'b1), .Y(class_o[1]) );
          NOR2X1 \U3/g  ( .A1(\n3[0] ), .A2(b), .Y(n2) );
          INVX1 U2 ( .A(n1), .Y(\n3[0] ) );
          NAND2X1 U1 ( .A1(a[0]), .A2(a[1]), .Y(n1) );
          assign class_o[0] = n2;
        endmodule
        """;

    private static readonly string Folder = Repository.Path("tests", "Cases", "netlists");
    private static readonly CellLibrary Egfet = TechnologyCatalogue.Load("egfet-1.0V");

    public static TheoryData<string> Cases =>
        new(Directory.GetFiles(Folder, "*.v").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_wrong_netlist_is_answered_with_the_message_beside_it(string name)
    {
        UserException e = Assert.Throws<UserException>(() => NetlistReader.Read(Path.Combine(Folder, name + ".v"), Egfet));
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, name + ".message")).TrimEnd(), e.Message.Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_commercial_netlist_costs_what_a_hand_adds_up()
    {
        using TempFolder folder = new();
        MappedNetlist mapped = Read(folder, Commercial);
        File.WriteAllText(folder.File("rows.hex"), "3\n4\n");
        Estimate estimate = Estimate.Of(mapped, VectorRows.Read(folder.File("rows.hex"), 4), [2, 0]);
        Assert.Equal(0.0191858m, estimate.AreaCm2);
        // Row 3: NAND 11, INV 0, NOR 10, XOR 01. Row 4: NAND 00, INV 1, NOR 00, XOR 11.
        double first = 18569.1 + 491.103 + 19284.2 + 19797.6, second = 248.054 + 19283.8 + 958.699 + 37973.3;
        Assert.Equal((first + second) / 2e6, estimate.StaticPowerMw, 1e-12);
        Assert.Equal(1.05 * estimate.StaticPowerMw, estimate.TotalPowerMw);
        Assert.Equal(5.474, estimate.CriticalPathMs!.Value, 1e-9);
        Assert.Equal(0.5, estimate.Accuracy);
        Assert.Equal(["INVX1", "NAND2X1", "NOR2X1", "XOR2X1"], estimate.CellsByKind.Keys);
        Assert.Empty(mapped.Notes);
    }

    [Fact]
    public void Without_vectors_each_cell_counts_with_the_mean_of_its_states()
    {
        using TempFolder folder = new();
        Estimate estimate = Estimate.Of(Read(folder, Commercial), null, null);
        Assert.Equal((9887.4515 + 4924.70775 + 14791.79975 + 24330.05) * 1e-6, estimate.StaticPowerMw, 1e-12);
        Assert.Null(estimate.Vectors);
        Assert.Null(estimate.Accuracy);
    }

    [Fact]
    public void Rows_fill_the_input_ports_in_the_order_of_their_declaration()
    {
        using TempFolder folder = new();
        MappedNetlist mapped = Read(folder, """
            module top ( y, zeta, alpha, both );
              output [1:0] y;
              input [1:0] alpha;
              input zeta, both;
              assign y = {zeta, alpha[1]};
            endmodule
            """);
        Assert.Equal(["alpha", "zeta", "both"], mapped.Inputs.Select(p => p.Name));
        Assert.Contains("in another order than they are declared in; vectors begin with bit 0 of alpha", Assert.Single(mapped.Notes), StringComparison.Ordinal);
        File.WriteAllText(folder.File("rows.hex"), "2\n4\n8\nF\n");
        Assert.Equal([1, 2, 0, 3], NetlistSimulation.Classify(mapped.Netlist, VectorRows.Read(folder.File("rows.hex"), 4)));
    }

    [Fact]
    public void Hierarchy_system_verilog_and_cell_models_in_the_file_do_not_matter()
    {
        using TempFolder folder = new();
        const string text = """
            `timescale 1ns/1ps
            module INVX1 ( input wire A, output wire Y ); assign Y = ~A; endmodule
            module half ( input logic p, output logic q ); INVX1 u ( .A(p), .Y(q) ); endmodule
            module whole ( input logic [1:0] x, output logic [1:0] y );
              half h0 ( .p(x[0]), .q(y[0]) );
              half h1 ( .p(x[1]), .q(y[1]) );
            endmodule
            """;
        MappedNetlist mapped = Read(folder, text, "netlist.sv");
        Assert.Equal("whole", mapped.Module);
        Assert.Equal(2, mapped.Netlist.Instances.Length);
        Assert.Equal("half", NetlistReader.Read(folder.File("netlist.sv"), Egfet, "half").Module);
    }

    [Fact]
    public void A_written_netlist_reads_back_with_the_same_area_power_and_answers()
    {
        VerilogWriter writer = new(new Templates());
        Mapper mapper = new(Egfet);
        for (ulong seed = 0; seed < 8; seed++)
        {
            using TempFolder folder = new();
            RandomStream random = new(seed);
            PrintedMlp.Approx.Networks.Mlp mlp = RandomMlp.Draw(random);
            Netlist netlist = mapper.Map(MlpCircuit.Build(mlp));
            byte[][] codes = [.. Enumerable.Range(0, 200).Select(_ => Enumerable.Range(0, mlp.Inputs).Select(_ => (byte)random.Next(1 << mlp.InputBits)).ToArray())];
            File.WriteAllText(folder.File("vectors.hex"), VectorFile.Vectors(codes, mlp.InputBits));
            MappedNetlist mapped = Read(folder, writer.Netlist("drawn", new MlpClassifier(mlp), netlist));
            BitRows expected = BitRows.Pack(codes, netlist.Inputs), rows = VectorRows.Read(folder.File("vectors.hex"), mlp.Inputs * mlp.InputBits);
            Estimate estimate = Estimate.Of(mapped, rows, [.. codes.Select(c => mlp.Classify(c))]);
            Assert.Equal(netlist.AreaCm2, (double)estimate.AreaCm2, 1e-12);
            Assert.Equal(NetlistSimulation.StaticPowerMw(netlist, expected), estimate.StaticPowerMw, 1e-9);
            Assert.Equal(netlist.CriticalPathMs!.Value, estimate.CriticalPathMs!.Value, 1e-9);
            Assert.Equal(1.0, estimate.Accuracy);
        }
    }

    [Fact]
    public void A_missing_yosys_is_said()
    {
        using TempFolder folder = new();
        Assert.StartsWith("yosys is not installed", Assert.Throws<ToolException>(() =>
            NetlistReader.Read(Path.Combine(Folder, "loop.v"), Egfet, null, folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_characters_that_ask_for_a_billion_gates_end_in_bounded_time()
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File("many.v"), """
            module top (input a, output [999999999:0] y);
              genvar i;
              generate for (i = 0; i < 1000000000; i = i + 1) begin : g INVX1 u (.A(a), .Y(y[i])); end endgenerate
            endmodule
            """);
        Assert.Contains("is too large to be read: Yosys needs more than 2 GB of memory or 1 s", Assert.Throws<UserException>(() =>
            YosysReader.Read(folder.File("many.v"), null, Egfet, null, seconds: 1)).Message, StringComparison.Ordinal);
    }

    private static MappedNetlist Read(TempFolder folder, string verilog, string name = "netlist.v")
    {
        File.WriteAllText(folder.File(name), verilog);
        return NetlistReader.Read(folder.File(name), Egfet);
    }
}
