using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Generator.Netlists;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Tests.Generator.Netlists;

/// <summary>A design of two features with codes of two bits and four levels, so that codes and levels are both four bits wide.</summary>
public sealed class LevelRowsTests : IDisposable
{
    private static readonly ImmutableArray<NetlistPort> Ports = [new NetlistPort("levels_i", 4)];
    private readonly TempFolder _folder = new();

    public LevelRowsTests()
    {
        byte[][] codes = [[0, 0], [1, 3], [3, 2], [2, 1]];
        File.WriteAllText(_folder.File("levels.csv"), "level,feature,feature_name,threshold,code\n0,0,\"a, b\",1.5,1\n1,0,\"a, b\",2.5,3\n2,1,c,1,2\n3,1,c,0.5,1\n");
        File.WriteAllText(_folder.File("vectors.hex"), VectorFile.Vectors(codes, 2));
        File.WriteAllText(_folder.File("levels.hex"), VectorFile.Levels(codes,
            [InputSignal.Level(0, 1), InputSignal.Level(0, 3), InputSignal.Level(1, 2), InputSignal.Level(1, 1)]));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_as_levels_are_taken() => Assert.Equal([0b1110UL, 0b0100UL, 0b0110UL, 0b1110UL], Read("levels.hex").Inputs.Select(w => w[0]));

    [Fact]
    public void Codes_are_refused_by_what_no_sensor_can_give() =>
        Assert.Contains("row 4 is above level 1 of feature 0 and below its lower level 0, so these are no levels", Refused("vectors.hex"), StringComparison.Ordinal);

    [Fact]
    public void Codes_are_refused_where_they_are_those_of_the_design()
    {
        File.WriteAllText(_folder.File("levels.csv"), "level,feature,feature_name,threshold,code\n0,0,a,1,1\n1,1,b,1,1\n2,2,c,1,1\n3,3,d,1,1\n");
        File.WriteAllLines(_folder.File("some.hex"), File.ReadAllLines(_folder.File("vectors.hex")).Take(3));
        Assert.Contains("holds the codes of vectors.hex. The netlist reads levels", Refused("some.hex"), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_another_width_are_told_where_the_levels_are()
    {
        File.WriteAllText(_folder.File("wide.hex"), "12345\n");
        Assert.Contains("take levels.hex", Refused("wide.hex"), StringComparison.Ordinal);
    }

    private string Refused(string file) => Assert.Throws<UserException>(() => Read(file)).Message;

    private BitRows Read(string file) => LevelRows.Read(_folder.File("netlist.v"), _folder.File(file), Ports);
}
