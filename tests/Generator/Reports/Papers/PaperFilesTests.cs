using System.Globalization;
using System.Xml.Linq;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Reports.Papers;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Tests.Generator.Runs;

namespace PrintedMlp.Tests.Generator.Reports.Papers;

public sealed class PaperFilesTests(PaperFilesTests.Paper paper) : IClassFixture<PaperFilesTests.Paper>
{
    private const string Name = "a_b & 50 % of #{it}\\^~\"<>$";
    private readonly TempFolder _folder = paper.Folder;

    [Fact]
    public void The_points_are_those_of_the_drawings()
    {
        CsvRow[] points = [.. CsvRow.Read(_folder.File("paper/points.csv"))];
        string[] figures = [.. Directory.GetFiles(_folder.File("paper"), "accuracy-*.svg").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];
        Assert.Equal(8, figures.Length);
        Assert.Equal(figures, points.Select(p => p["figure"]).Distinct().Order(StringComparer.Ordinal));
        foreach (string figure in figures)
        {
            XElement[] marks = [.. XDocument.Load(_folder.File($"paper/{figure}.svg")).Descendants().Where(e => ((string?)e.Attribute("class"))?.StartsWith("mark ", StringComparison.Ordinal) == true)];
            CsvRow[] own = [.. points.Where(p => p["figure"] == figure)];
            Assert.Equal(marks.Length, own.Length);
            Assert.Equal(marks.Count(m => m.Attribute("data-design") is not null), own.Count(p => p["seed"].Length > 0));
            Assert.Equal(marks.Count(m => m.Descendants().Any(e => (string?)e.Attribute("class") == "interval")), own.Count(p => p["cost_half_interval"].Length > 0));
            Assert.Contains(own, p => p["is_on_front"] == "true");
            Assert.All(own, p => Assert.Equal(figure.Contains("accuracy-area", StringComparison.Ordinal) ? "cm2" : "mW", p["cost_unit"]));
        }
        Assert.Contains(points, p => p["figure"] == "accuracy-area-system" && p["name"].StartsWith("ESL'24", StringComparison.Ordinal) && p["cost"] == "0.5" && p["accuracy"] == "0.936");
    }

    [Fact]
    public void A_figure_is_as_wide_as_it_was_asked_for_and_has_its_legend()
    {
        XElement svg = XDocument.Load(_folder.File("paper/accuracy-area-system.svg")).Root!;
        Assert.Equal("88mm", (string?)svg.Attribute("width"));
        double[] box = [.. ((string)svg.Attribute("viewBox")!).Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
        Assert.Equal(8 * 25.4 / 72, 11.5 * 88 / box[2], 0.01);
        XElement[] texts = [.. svg.Descendants().Where(e => (string?)e.Attribute("class") == "label")];
        Assert.Superset(new HashSet<string> { "exact baseline", "published", "recommended" }, texts.Select(t => t.Value).ToHashSet());
        Assert.All(texts, text => Assert.InRange(double.Parse((string)text.Attribute("y")!, CultureInfo.InvariantCulture), 0, box[3]));
    }

    [Fact]
    public void The_table_has_every_design_and_cites_what_the_bibliography_has()
    {
        string table = File.ReadAllText(_folder.File("paper/table.tex")), references = File.ReadAllText(_folder.File("paper/references.bib"));
        Assert.Contains(@"a\_b \& 50 \% of \#\{it\}\textbackslash{}\textasciicircum{}\textasciitilde{}\char34{}\textless{}\textgreater{}\$", table, StringComparison.Ordinal);
        foreach (DesignOnDisk design in RunOnDisk.Read(_folder.File("one")).Designs)
        {
            Assert.Contains($"\n{design.Name}", table, StringComparison.Ordinal);
            Assert.Contains($" & {design.Row.Number("accuracy_test") * 100:0.0} ({design.Accuracy!.Value.Low * 100:0.0}--{design.Accuracy.Value.High * 100:0.0}) & ", table, StringComparison.Ordinal);
        }
        Assert.Contains("recommended, 2 seeds & ", table, StringComparison.Ordinal);
        foreach (string key in new[] { "armeniakos2023codesign", "afentaki2024adc" })
        {
            Assert.Contains($"\\cite{{{key}}}", table, StringComparison.Ordinal);
            Assert.Contains($"{{{key},", references, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("balaskas2022trees", references, StringComparison.Ordinal);
        if (ExternalProgram.Find("pdflatex", null, "", Environment.GetEnvironmentVariable("PATH")!) is { } latex)
        {
            File.WriteAllText(_folder.File("paper/t.tex"), "\\documentclass[twocolumn]{article}\n\\begin{document}\n\\input{table}\n\\end{document}\n");
            ProgramRun run = latex.Run(["-interaction=nonstopmode", "-halt-on-error", "t.tex"], _folder.File("paper"), HangGuard.Limit);
            Assert.True(run.Succeeded, run.Output);
            Assert.DoesNotContain("Overfull", run.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>A run with a hostile name, two seeds of another, and what goes from their report into a paper.</summary>
    public sealed class Paper : IDisposable
    {
        internal TempFolder Folder { get; } = new();

        public Paper()
        {
            FinishedRuns.Copy(New("one"));
            FinishedRuns.CopyExact(New("seeds/1"));
            FinishedRuns.CopyExact(New("seeds/2"), 2);
            string run = Folder.File("one/run.json");
            File.WriteAllText(run, File.ReadAllText(run).Replace("\"technology\": \"egfet-1.0V\"", $"\"technology\": \"{Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"", StringComparison.Ordinal));
            ReportPage page = new(RunOnDisk.ReadAll([Folder.File("one"), Folder.File("seeds")]), new Templates());
            using StringWriter output = new();
            PaperFiles.Write(page, new FigureLook(88, HasLegend: true), new Templates(), New("paper"), output);
        }

        public void Dispose() => Folder.Dispose();

        private string New(string name) => Directory.CreateDirectory(Folder.File(name)).FullName;
    }
}
