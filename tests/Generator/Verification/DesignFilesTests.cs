using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Tests.Generator.Verification;

public class DesignFilesTests
{
    [Fact]
    public void A_design_that_reads_levels_has_its_vectors_as_levels_too()
    {
        using TempFolder folder = new();
        GateClassifier classifier = GateClassifier.OfLevels(new GateList(2, [GateKind.And], [new Literal(2), new Literal(4)], [new Literal(6)]),
            [new Level(0, 1, 25, 0.25), new Level(1, 2, 1, 0.5)], 2, 2, Origin.Search);
        DesignFiles.Write(new DesignFolder(folder.Path, "leveled", classifier, [[0, 3], [2, 0], [1, 2]]), new VerilogWriter(new Templates()));
        Assert.Equal(["2", "1", "3"], File.ReadAllLines(folder.File("levels.hex")));
    }
}
