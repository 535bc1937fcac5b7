using System.Globalization;
using System.Xml.Linq;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Reports.Figures;

namespace PrintedMlp.Tests.Generator.Reports.Figures;

public class EffortFigureTests
{
    [Theory]
    [InlineData("4:3 8:0.5 12:0.5 16:0.25", 16)]
    [InlineData("0:0.3 192:0.3", 192)]
    [InlineData("12:0", 12)]
    [InlineData("1:1000000000 1000000000:0.000001", 1000000000)]
    public void Each_batch_is_a_mark_further_right_and_a_smaller_area_further_down(string text, int rounds)
    {
        EffortCurve curve = Curve(text);
        XElement[] all = [.. XDocument.Parse(new EffortFigure(curve, "what <it> is").Draw()).Descendants()];
        XElement[] marks = [.. all.Where(e => (string?)e.Attribute("class") == "symbol")];
        Assert.Equal(curve.Points.Length, marks.Length);
        Assert.Equal(curve.Points.Zip(curve.Points.Skip(1)).Select(p => p.First.AreaCm2 > p.Second.AreaCm2), marks.Zip(marks.Skip(1)).Select(p => At(p.First, "cy") < At(p.Second, "cy")));
        Assert.Equal(marks.Select(m => At(m, "cx")).Distinct().Order(), marks.Select(m => At(m, "cx")));
        Assert.EndsWith($" {At(marks[0], "cy").ToString(CultureInfo.InvariantCulture)}", ((string)all.Single(e => (string?)e.Attribute("class") == "front s0").Attribute("d")!).Split('H')[0], StringComparison.Ordinal);
        int[] ticks = [.. all.Where(e => (string?)e.Attribute("class") == "tick middle").Select(e => int.Parse(e.Value, CultureInfo.InvariantCulture))];
        Assert.Equal(0, ticks[0]);
        Assert.InRange(ticks.Length, 3, 9);
        Assert.InRange(ticks[^1], rounds / 2, rounds);
    }

    [Theory]
    [InlineData("0:3 4:2 8:1 12:1 16:1", 8, false)]
    [InlineData("0:3 4:2 8:1 12:1 16:0.9", 16, true)]
    [InlineData("12:1 16:1", 12, false)]
    [InlineData("16:1", 16, true)]
    public void It_is_flat_that_did_not_fall_in_the_last_quarter(string text, int lastFall, bool stillFalls) =>
        Assert.Equal((lastFall, stillFalls), (Curve(text).LastFall, Curve(text).StillFalls));

    private static EffortCurve Curve(string text) => new([.. text.Split(' ').Select(point => point.Split(':'))
        .Select(p => new EffortPoint(int.Parse(p[0], CultureInfo.InvariantCulture), double.Parse(p[1], CultureInfo.InvariantCulture)))]);

    private static double At(XElement mark, string name) => double.Parse((string)mark.Attribute(name)!, CultureInfo.InvariantCulture);
}
