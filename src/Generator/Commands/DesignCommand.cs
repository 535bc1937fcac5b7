using System.Collections.Immutable;
using System.CommandLine;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp design DATA.csv --out DIR</c>: the main job, data to verified hardware.</summary>
internal sealed class DesignCommand
{
    private readonly Argument<string[]> _files = Arguments.Data();
    private readonly SettingOptions _settings = new(RunSettings.Usual, RunSettings.All);

    public static Command Create()
    {
        DesignCommand command = new();
        Command design = new("design",
            "Turns a table of sensor readings into a verified, printable classifier.\n\n"
            + "Example: printedmlp design readings.csv --class-column quality --out out/readings\n"
            + "Example: printedmlp design readings.csv --class-column quality --model network.onnx --out out/readings");
        design.Arguments.Add(command._files);
        command._settings.AddTo(design);
        design.SetAction(command.Run);
        return design;
    }

    private int Run(ParseResult parsed)
    {
        var request = RunRequest.Of(parsed.GetRequiredValue(_files), _settings.Given(parsed));
        (RunLog log, OutputSettings output) = (RunLog.Console, request.Options.Output);
        Templates templates = new(output.Templates);
        if (output.Resumes && Checkpoints.EndFinished(output.Folder))
        {
            log.Line($"note: --resume: the run was finished, and stopped after that: {output.Folder} holds all of it");
            return RunOnDisk.ReadAll([output.Folder]).SelectMany(r => r.Designs).Any(d => d.Row["verified"] == CheckText.Of(Verdict.Disagrees))
                ? ExitCode.Mismatch : ExitCode.Done;
        }
        using RunSetup setup = new(request, output.Folder, output.Overwrites, output.Resumes, log);
        RunData data = setup.Claim();
        foreach (string note in data.Notes)
        {
            log.Line($"note: {note}");
        }
        if (RunEstimate.Of(data.Dataset, setup.Options) is { } estimate)
        {
            log.Line($"estimate: {estimate}");
        }
        ImmutableArray<RunResult> results = Runs(data, setup, new DesignRun(templates, new Tools(), log), templates, log);
        if (output.WritesJson)
        {
            RunTables.WriteJson(setup.Folder);
        }
        setup.Finish();
        RunSummary.Print(Console.Out, results, output.Folder, output.Seeds > 1, TerminalWidth.Of(Console.IsOutputRedirected));
        return results.SelectMany(r => r.Designs).Any(d => d.Report.Verdict == Verdict.Disagrees) ? ExitCode.Mismatch : ExitCode.Done;
    }

    private static ImmutableArray<RunResult> Runs(RunData first, RunSetup setup, DesignRun run, Templates templates, RunLog log)
    {
        (RunOptions options, string folder) = (setup.Options, setup.Folder);
        if (options.Output.Seeds == 1)
        {
            return [run.Run(first, options, folder, setup.State)];
        }
        ImmutableArray<RunResult>.Builder results = ImmutableArray.CreateBuilder<RunResult>();
        for (int i = 0; i < options.Output.Seeds; i++)
        {
            RunOptions own = options with { Seed = options.Seed + (ulong)i };
            log.Line($"seed {own.Seed}");
            string inner = Path.Combine(folder, $"seed-{own.Seed}");
            Directory.CreateDirectory(inner);
            results.Add(run.Run(i == 0 ? first : RunData.Of(first.Dataset, own), own, inner, setup.State));
        }
        WholeFile.Write(Path.Combine(folder, "seeds.csv"), SeedsCsv.Write(results));
        new ReportPage(RunOnDisk.ReadAll([folder]), templates).Write(Path.Combine(folder, ReportPage.FileName));
        return results.ToImmutable();
    }
}
