using System.Collections.Immutable;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Reports.Literature;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Reports.Papers;

/// <summary>What goes from a report into a paper: figures, a table, the works to cite, and the points of the figures.</summary>
internal static class PaperFiles
{
    /// <summary>Writes all of it.</summary>
    /// <param name="page">The runs.</param>
    /// <param name="look">How figures of accuracy look.</param>
    /// <param name="templates">Has the templates of figures and table.</param>
    /// <param name="folder">Where to; it exists.</param>
    /// <param name="output">Told each file.</param>
    /// <returns>The files.</returns>
    /// <exception cref="ToolException">rsvg-convert is there but does not work.</exception>
    public static ImmutableArray<string> Write(ReportPage page, FigureLook look, Templates templates, string folder, TextWriter output)
    {
        var converter = ExternalProgram.Find("rsvg-convert", "--version", "rsvg-convert", Environment.GetEnvironmentVariable("PATH") ?? "");
        List<string> files = [];
        foreach ((string name, string svg) in page.Files(look))
        {
            string file = Path.Combine(folder, name + ".svg");
            WholeFile.Write(file, svg);
            files.Add(file);
            output.WriteLine($"figure: {file}{(converter is null ? "" : " and .pdf")}");
            if (converter is not null)
            {
                Convert(converter, Path.GetFullPath(file));
                files.Add(Path.ChangeExtension(file, ".pdf"));
            }
        }
        if (converter is null)
        {
            output.WriteLine("no PDF: rsvg-convert is not installed (Debian, Ubuntu: sudo apt-get install librsvg2-bin)");
        }
        Write("points.csv", PointsCsv.Of(page));
        Write("table.tex", PaperTable.Of(page, templates));
        Write("references.bib", PublishedCircuits.Bibliography(PaperTable.Keys(page)));
        return [.. files];

        void Write(string name, string text)
        {
            WholeFile.Write(Path.Combine(folder, name), text);
            files.Add(Path.Combine(folder, name));
            output.WriteLine($"file: {Path.Combine(folder, name)}");
        }
    }

    private static void Convert(ExternalProgram converter, string svg)
    {
        ProgramRun run = converter.Run(["--format", "pdf", "--output", Path.ChangeExtension(svg, ".pdf"), svg], Path.GetDirectoryName(svg)!,
            HangGuard.Limit);
        if (!run.Succeeded)
        {
            throw new ToolException($"rsvg-convert does not make a PDF of {svg}: {run.Broken ?? run.FirstLines}. "
                + "Install it again, or take it off PATH to do without PDF.");
        }
    }
}
