using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Generator.Reports;

public class RowsCsvTests
{
    [Fact]
    public void Every_row_has_its_part_its_file_and_its_line()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a.csv"), "# begun\na,kind\n1,x\n2,y\n?,x\n3,x\n4,y\n5,y\n");
        File.WriteAllText(folder.File("b.csv"), "a,kind\n6,x\n");
        Dataset data = DatasetReader.Read([folder.File("a.csv")], new() { TestFiles = [folder.File("b.csv")] });
        string[] lines = RowsCsv.Of(RunData.Of(data, new RunOptions())).TrimEnd('\n').Split('\n');
        Assert.Equal("row,part,file,line", lines[0]);
        Assert.Equal("5,test,b.csv,2", lines[^1]);
        Assert.Equal(["3", "4", "6", "7", "8"], lines[1..^1].Select(line => line.Split(',')[3]));
        Assert.Equal((4, 1), (lines.Count(l => l.Contains(",training,a.csv,")), lines.Count(l => l.Contains(",validation,a.csv,"))));
    }
}
