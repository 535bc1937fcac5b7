using System.Globalization;
using System.Xml.Linq;
using PrintedMlp.Generator.Reports.Figures;

namespace PrintedMlp.Tests.Generator.Reports.Figures;

public class ScatterFigureTests
{
    private static readonly ScatterFigure Figure = new("name", "title <1>", "area (cm²)", "accuracy (%)",
    [
        new Mark(MarkKind.Published, 2, 0.9, "p") { Label = "DATE'24" },
        new Mark(MarkKind.Design, 0.1, 0.8, "a") { Design = "a" },
        new Mark(MarkKind.Design, 0.2, 0.7, "b, beaten by a") { Design = "b" },
        new Mark(MarkKind.Recommended, 0.4, 0.9, "c") { Design = "c" },
        new Mark(MarkKind.Baseline, 40, 0.95, "d") { Design = "d" },
        new Mark(MarkKind.MeanBaseline, 30, 0.94, "e") { XInterval = 5, YInterval = 0.01 },
    ]);

    [Theory]
    [InlineData(12.5, 15)]
    [InlineData(12, 18)]
    [InlineData(0.0334, 0.0335)]
    [InlineData(1, 1)]
    [InlineData(0.001, 3000)]
    public void An_axis_of_any_range_has_three_labels_at_least(double low, double high)
    {
        string[] labels = [.. LogAxis.Around([low, high], 0, 100).Ticks().Select(t => t.Label).Where(l => l.Length > 0)];
        Assert.InRange(labels.Length, 3, 14);
        Assert.Equal(labels.Length, labels.Distinct().Count());
    }

    [Fact]
    public void A_cost_of_nothing_stands_at_a_zero_that_the_axis_names()
    {
        Assert.True(LogAxis.Around([0, 0.1, 3], 0, 100).HasZero);
        Assert.False(LogAxis.Around([0.1, 3], 0, 100).HasZero);
        Assert.Equal(0, LogAxis.Around([0, 0.1, 3], 0, 100).At(0));
    }

    [Fact]
    public void The_front_joins_the_designs_that_no_other_beats_in_both()
    {
        IGrouping<int, Mark> front = Assert.Single(Figure.Fronts);
        Assert.Equal(["a", "c", "d"], front.Select(m => m.Design));
    }

    [Fact]
    public void Less_area_stands_further_left_and_more_accuracy_further_up()
    {
        XElement[] circles = [.. Elements(Figure).Where(e => (string?)e.Attribute("class") == "halo")];
        Assert.Equal(4, circles.Length);
        Assert.Equal(circles.OrderBy(X), circles);
        Assert.True(Y(circles[0]) < Y(circles[1]));
        Assert.True(Y(circles[3]) < Y(circles[2]));
    }

    [Fact]
    public void Equal_factors_of_area_have_equal_distances()
    {
        LogAxis axis = new(0.01, 100, 50, 450);
        Assert.Equal(150, axis.At(0.1), 1e-9);
        Assert.Equal(250, axis.At(1), 1e-9);
        Assert.Equal(["0.01", "0.1", "1", "10", "100"], axis.Ticks().Select(t => t.Label).Where(t => t.Length > 0));
        Assert.Equal(["1", "2", "5", "10"], new LogAxis(0.9, 11, 0, 1).Ticks().Select(t => t.Label).Where(t => t.Length > 0));
    }

    [Fact]
    public void A_design_without_area_stands_at_the_left_end()
    {
        XElement circle = Elements(Figure with { Marks = [.. Figure.Marks, new Mark(MarkKind.Design, 0, 0.5, "z") { Design = "z" }] })
            .Last(e => (string?)e.Attribute("class") == "halo");
        Assert.Equal(50, X(circle));
    }

    [Fact]
    public void Intervals_are_drawn_both_ways()
    {
        Assert.Equal(2, Elements(Figure).Count(e => (string?)e.Attribute("class") == "interval"));
    }

    [Fact]
    public void A_label_that_would_hide_a_mark_goes_elsewhere_or_is_left_out()
    {
        Mark[] crowd = [.. Enumerable.Range(0, 20).Select(i => new Mark(MarkKind.Published, 1 + i * 0.002, 0.9, "p") { Label = "published elsewhere" })];
        int labels = Elements(Figure with { Marks = [.. crowd] }).Count(e => ((string?)e.Attribute("class"))?.StartsWith("label", StringComparison.Ordinal) == true);
        Assert.InRange(labels, 1, 4);
    }

    [Theory]
    [InlineData(0.853, 0.861, "85.5")]
    [InlineData(0, 1, "20")]
    public void Shares_are_shown_in_percent_at_round_steps(double low, double high, string tick)
    {
        string[] ticks = [.. ShareAxis.Around([low, high], 300, 20).Ticks().Select(t => t.Label)];
        Assert.Contains(tick, ticks);
        Assert.InRange(ticks.Length, 3, 9);
    }

    [Fact]
    public void A_file_has_plain_colours_and_its_own_style()
    {
        string file = FigureStyle.Standalone(Figure.Draw(620, 400), ".figure .axis { stroke: var(--quiet, #55606c); }\n");
        Assert.Contains("stroke: #55606c;", file, StringComparison.Ordinal);
        Assert.Equal("svg", XDocument.Parse(file).Root!.Name.LocalName);
    }

    private static IEnumerable<XElement> Elements(ScatterFigure figure) => XDocument.Parse(figure.Draw(620, 400)).Descendants();

    private static double X(XElement circle) => double.Parse((string)circle.Attribute("cx")!, CultureInfo.InvariantCulture);

    private static double Y(XElement circle) => double.Parse((string)circle.Attribute("cy")!, CultureInfo.InvariantCulture);
}
