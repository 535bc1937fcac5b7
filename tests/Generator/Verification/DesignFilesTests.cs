using PrintedMlp.Approx;
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

    [Theory]
    [InlineData("{name}.C", "The language other writes leveled.C, which is a file of the language c too")]
    [InlineData("vectors.hex", "The language other writes vectors.hex, which is a file of every design too")]
    public void A_language_that_writes_over_another_file_is_refused_before_anything_is_written(string file, string message)
    {
        using TempFolder folder = new();
        Directory.CreateDirectory(folder.File("templates/other"));
        File.WriteAllText(folder.File("templates/other/language.json"), $$"""{"title": "other", "files": [{"name": "{{file}}", "template": "text.sbn"}]}""");
        File.WriteAllText(folder.File("templates/other/text.sbn"), "text");
        DesignFolder design = new(folder.File("design"), "leveled", new MlpClassifier(SmallNetworks.Exact), [[0, 0, 0]]) { Languages = ["c", "other"] };
        UserException refused = Assert.Throws<UserException>(() => DesignFiles.Write(design, new VerilogWriter(new Templates(folder.File("templates")))));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("design")));
    }
}
