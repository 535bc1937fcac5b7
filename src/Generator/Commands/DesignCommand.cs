using System.Collections.Immutable;
using System.CommandLine;
using PrintedMlp.Generator.Datasets;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Training.Data;

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
        (ImmutableArray<string> files, RunOptions options) = RunRequest.Of(parsed.GetRequiredValue(_files), _settings.Given(parsed));
        RunLog log = RunLog.Console;
        DataFiles data = DataFiles.Of(files, options.Data.Reading, log);
        options = options with { Data = options.Data with { Reading = data.Options } };
        OutputSettings output = options.Output;
        Templates templates = new(output.Templates);
        using RunFolder folder = new(output.Folder, output.Overwrites);
        using Checkpoints checkpoints = new(output.Folder, output.Resumes, log);
        Dataset dataset = DatasetReader.Read(data.Paths, options.Data.Reading);
        options.Training.Model?.Check(dataset);
        var rows = RunData.Of(dataset, options);
        checkpoints.Claim(RunFile.Settings(rows, options));
        foreach (string note in rows.Notes)
        {
            log.Line($"note: {note}");
        }
        DesignRun run = new(templates, new Tools(), log);
        ImmutableArray<RunResult> results = Runs(rows, options, folder.Path, checkpoints, run, templates, log);
        if (output.WritesJson)
        {
            WriteJson(folder.Path);
        }
        folder.Finish();
        checkpoints.Remove();
        RunSummary.Print(Console.Out, results, output.Folder, output.Seeds > 1, options.ReadsLevels);
        return results.SelectMany(r => r.Designs).Any(d => d.Report.Verdict == Verdict.Disagrees) ? ExitCode.Mismatch : ExitCode.Done;
    }

    /// <summary>Beside each table the same as JSON.</summary>
    private static void WriteJson(string folder)
    {
        foreach (string table in Directory.GetFiles(folder, "*.csv", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is "designs.csv" or "seeds.csv"))
        {
            ImmutableArray<CsvRow> rows = CsvRow.Read(table);
            WholeFile.Write(Path.ChangeExtension(table, ".json"), JsonTable.Of(rows[0].Columns, rows.Select(r => (IEnumerable<string>)r.Cells)));
        }
    }

    private static ImmutableArray<RunResult> Runs(
        RunData first, RunOptions options, string folder, Checkpoints checkpoints, DesignRun run, Templates templates, RunLog log)
    {
        if (options.Output.Seeds == 1)
        {
            return [run.Run(first, options, folder, checkpoints.Folder)];
        }
        ImmutableArray<RunResult>.Builder results = ImmutableArray.CreateBuilder<RunResult>();
        for (int i = 0; i < options.Output.Seeds; i++)
        {
            ulong seed = options.Seed + (ulong)i;
            log.Line($"seed {seed}");
            string inner = Path.Combine(folder, $"seed-{seed}");
            Directory.CreateDirectory(inner);
            RunOptions own = options with { Seed = seed };
            results.Add(run.Run(i == 0 ? first : RunData.Of(first.Dataset, own), own, inner, checkpoints.Folder));
        }
        WholeFile.Write(Path.Combine(folder, "seeds.csv"), SeedsCsv.Write(results));
        new ReportPage(RunOnDisk.ReadAll([folder]), templates).Write(Path.Combine(folder, ReportPage.FileName));
        return results.ToImmutable();
    }
}
