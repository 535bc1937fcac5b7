using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Liberty;

namespace PrintedMlp.Tests.Approx.Technologies.Liberty;

public class LibertyWriterTests
{
    public static TheoryData<string> Technologies => new(TechnologyCatalogue.Names);

    [Theory]
    [MemberData(nameof(Technologies))]
    public void A_shipped_technology_reads_back_with_every_figure(string name)
    {
        CellLibrary shipped = TechnologyCatalogue.Load(name), read = LibertyFile.Parse(LibertyWriter.Write(shipped), "written.lib");
        Assert.Equal((shipped.Name, shipped.VoltageV), (read.Name, read.VoltageV));
        Assert.Equal(shipped.Cells.Select(Figures), read.Cells.Select(Figures));
        Assert.Equal(shipped.Others.Select(o => (o.Name, o.AreaUm2, o.StaticPowerNw)), read.Others.Select(o => (o.Name, o.AreaUm2, o.StaticPowerNw)));
        Assert.All(read.Notes, note => Assert.True(note.IsAboutMapping, note.Text));
    }

    [Fact]
    public void Ties_cells_with_two_outputs_and_odd_names_read_back()
    {
        CellLibrary given = LibertyFile.Read(Repository.Path("tests", "Cases", "liberty", "purposes.lib"));
        CellLibrary read = LibertyFile.Parse(LibertyWriter.Write(given), "written.lib");
        Assert.Equal(given.Cells.Select(Figures), read.Cells.Select(Figures));
        Assert.Equal(given.Others.Select(o => string.Join(' ', o.Parts.Select(Figures))), read.Others.Select(o => string.Join(' ', o.Parts.Select(Figures))));
    }

    private static string Figures(Cell cell) =>
        $"{cell.Name} ({string.Join(' ', cell.Inputs)}) {cell.Output} = {cell.Function:x}, {cell.AreaUm2} um2, {string.Join(' ', cell.StaticPowerNw)} nW, {cell.DelayUs} us";
}
