using System.CommandLine;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Reports.Papers;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp report RUN...</c>: one page about several runs, and their figures as files.</summary>
internal sealed class ReportCommand
{
    private readonly Argument<string[]> _runs = new Argument<string[]>("RUN")
    {
        Description = "folders of runs, or of several runs such as those of several seeds",
        Arity = ArgumentArity.OneOrMore,
    }.WithoutOptions();

    private readonly Option<string> _out = new("--out")
    {
        Description = "the page to write",
        HelpName = "FILE",
        DefaultValueFactory = _ => ReportPage.FileName,
    };

    private readonly Option<string?> _figures = new("--figures")
    {
        Description = "folder for what goes into a paper: figures as SVG and, where rsvg-convert is, as PDF; table.tex, references.bib, points.csv",
        HelpName = "DIR",
    };

    private readonly Option<double?> _width = new("--width")
    {
        Description = "width of the figures of accuracy, such as that of a column; text then has 8 points",
        HelpName = "MM",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (Number.TryParse(text.EndsWith("mm", StringComparison.Ordinal) ? text[..^2] : text, out double mm)
                && mm is >= FigureLook.NarrowestMm and <= FigureLook.WidestMm)
            {
                return mm;
            }
            result.AddError($"--width {text}: expected millimetres from {FigureLook.NarrowestMm} to {FigureLook.WidestMm}, for example 88mm");
            return null;
        },
    };

    private readonly Option<bool> _legend = new("--legend") { Description = "a legend below each figure of accuracy" };
    private readonly Option<string> _font = new Option<string>("--font")
    {
        Description = "letters of the figures",
        DefaultValueFactory = _ => "sans",
    }.AcceptOnlyFromAmong("sans", "serif");
    private readonly SettingOptions _settings = new(RunSettings.Usual, ("templates", null));

    public static Command Create()
    {
        ReportCommand command = new();
        Command report = new("report",
            "Writes one page about several runs: accuracy against area and power, every design with its circuit and its evidence.\n"
            + "The page is one file that needs no network. Runs that differ in their seed only are shown with means and 95 % intervals.\n\n"
            + "Example: printedmlp report out/balance out/seeds --out balance-and-seeds.html --figures figures\n"
            + "Example: printedmlp report out/balance --figures paper --width 88mm --legend")
        {
            command._runs, command._out, command._figures, command._width, command._legend, command._font,
        };
        command._settings.AddTo(report);
        report.SetAction(command.Run);
        return report;
    }

    private int Run(ParseResult parsed)
    {
        Templates templates = new(_settings.Read(parsed).Output.Templates);
        ReportPage page = new(RunOnDisk.ReadAll(parsed.GetRequiredValue(_runs)), templates);
        string file = parsed.GetRequiredValue(_out);
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
        {
            NewFolder.Make(folder, shownAs: folder);
        }
        string? figures = parsed.GetValue(_figures);
        FigureLook look = new(parsed.GetValue(_width), parsed.GetValue(_legend), parsed.GetValue(_font) == "serif");
        if (figures is not null)
        {
            NewFolder.Make(figures, shownAs: figures, option: "--figures");
        }
        else if (look != new FigureLook())
        {
            throw new UserException("--width, --legend and --font say how files of figures look: name a folder for them with --figures.");
        }
        page.Write(file);
        Manifest.Wrote(file);
        Console.WriteLine($"page: {file}");
        if (figures is not null)
        {
            Manifest.Wrote(PaperFiles.Write(page, look, templates, figures, Console.Out));
        }
        return ExitCode.Done;
    }
}
