using System.CommandLine;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Reports.Html;
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

    private readonly Option<string?> _figures = new("--figures") { Description = "folder for the figures as SVG files", HelpName = "DIR" };
    private readonly SettingOptions _settings = new(RunSettings.Usual, ("templates", null));

    public static Command Create()
    {
        ReportCommand command = new();
        Command report = new("report",
            "Writes one page about several runs: accuracy against area and power, every design with its circuit and its evidence.\n"
            + "The page is one file that needs no network. Runs that differ in their seed only are shown with means and 95 % intervals.\n\n"
            + "Example: printedmlp report out/balance out/seeds --out balance-and-seeds.html --figures figures")
        {
            command._runs, command._out, command._figures,
        };
        command._settings.AddTo(report);
        report.SetAction(command.Run);
        return report;
    }

    private int Run(ParseResult parsed)
    {
        ReportPage page = new(RunOnDisk.ReadAll(parsed.GetRequiredValue(_runs)), new Templates(_settings.Read(parsed).Output.Templates));
        string file = parsed.GetRequiredValue(_out);
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
        {
            NewFolder.Make(folder, shownAs: folder);
        }
        string? figures = parsed.GetValue(_figures);
        if (figures is not null)
        {
            NewFolder.Make(figures, shownAs: figures, option: "--figures");
        }
        page.Write(file);
        Manifest.Wrote(file);
        Console.WriteLine($"page: {file}");
        if (figures is not null)
        {
            foreach ((string name, string svg) in page.Files())
            {
                WholeFile.Write(Path.Combine(figures, name + ".svg"), svg);
                Console.WriteLine($"figure: {Path.Combine(figures, name)}.svg");
            }
        }
        return ExitCode.Done;
    }
}
