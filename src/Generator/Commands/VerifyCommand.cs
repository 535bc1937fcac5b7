using System.CommandLine;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Explorations;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp verify DIR|DESIGN</c>: checks the files of a run or of one design as they are on disk.</summary>
internal sealed class VerifyCommand
{
    private readonly Argument<string> _folder = new Argument<string>("DIR")
    {
        Description =
        "the folder of a run, or of one of its designs"
    }.WithoutOptions();
    private readonly SettingOptions _settings = new(RunSettings.Usual, ("templates", null), ("prove-conflicts", null), ("prove-seconds", null));

    public static Command Create()
    {
        VerifyCommand command = new();
        Command verify = new("verify",
            "Checks that model, RTL and netlist agree on every vector, in process, in Icarus and in Verilator, tries to "
            + "prove RTL and netlist equivalent, and says where they first differ.\n\nExample: printedmlp verify out/balance");
        verify.Arguments.Add(command._folder);
        command._settings.AddTo(verify);
        verify.SetAction(command.Run);
        return verify;
    }

    private int Run(ParseResult parsed)
    {
        string root = parsed.GetRequiredValue(_folder);
        List<string> folders = [.. DesignFolders(root)];
        if (folders.Count == 0)
        {
            throw new UserException($"{root}: no design here. Expected the folder of a run, or a folder with a model.json.");
        }
        OutputSettings output = _settings.Read(parsed).Output;
        Templates templates = new(output.Templates);
        using VerificationLog log = new([.. folders], RunLog.Console);
        using DesignVerifier verifier = new(new Tools(), templates, proof: output.ProveConflicts) { Progress = log.IsShown ? log.Report : null };
        IReadOnlyList<VerificationReport> reports = verifier.VerifyAndRecord(
            [.. folders.Select(Load).Select(d => d with { Languages = LanguageRun.In(d.Folder, d.Name, templates) })]);
        foreach ((string folder, VerificationReport report) in folders.Zip(reports))
        {
            Print(folder, report);
        }
        if (MissingPrograms.Line(reports.SelectMany(r => r.Checks)) is { } missing)
        {
            Console.WriteLine(missing);
        }
        UpdateTables(root, folders, templates);
        return reports.Any(r => r.Verdict == Verdict.Disagrees) ? ExitCode.Mismatch : ExitCode.Done;
    }

    /// <summary>What was found out about the designs is what tables and pages say.</summary>
    private static void UpdateTables(string root, IEnumerable<string> designs, Templates templates)
    {
        try
        {
            foreach (string design in designs)
            {
                Manifest.Wrote(Path.Combine(design, "verification.json"));
                if (Path.Combine(design, OperatingPoints.MarginsFile) is var margins && File.Exists(margins))
                {
                    Manifest.Wrote(margins);
                }
            }
            RunTables.Update(root, templates);
            ExplorationFolder.Update(root);
        }
        catch (UserException e)
        {
            Console.Error.WriteLine($"note: tables and report stay as they are: {e.Message}");
        }
    }

    private static IEnumerable<string> DesignFolders(string root) => !Directory.Exists(root) ? [] : Directory
        .EnumerateFiles(root, "model.json", SearchOption.AllDirectories)
        .Select(file => Path.GetDirectoryName(file)!)
        .Order(StringComparer.Ordinal);

    private static DesignFolder Load(string folder)
    {
        string[] testbenches = [.. Directory.EnumerateFiles(folder, "*_tb.v").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        if (testbenches.Length != 1)
        {
            throw new UserException($"{folder}: expected one testbench NAME_tb.v, found "
                + $"{(testbenches.Length == 0 ? "none" : string.Join(", ", testbenches))}. "
                + "Write the design again with `printedmlp emit`.");
        }
        Classifier classifier = ClassifierFile.Read(Path.Combine(folder, "model.json"));
        return new DesignFolder(folder, testbenches[0][..^"_tb.v".Length], classifier, Vectors(Path.Combine(folder, "vectors.hex"), classifier));
    }

    private static IReadOnlyList<byte[]> Vectors(string file, Classifier classifier)
    {
        IReadOnlyList<byte[]> vectors = File.Exists(file) ? VectorFile.ReadVectors(file, classifier.Inputs, classifier.InputBits) : [];
        return vectors.Count > 0 ? vectors : throw new UserException(
            $"{file}: there is {(File.Exists(file) ? "no vector in this file" : "no such file")}. "
            + "Write the design again with `printedmlp emit`.");
    }

    private static void Print(string folder, VerificationReport report)
    {
        Console.WriteLine($"{folder}: {report.Verdict switch
        {
            Verdict.Verified => RungText.Of(report.Checked),
            Verdict.Incomplete => "agrees, but not everything could be checked",
            _ => "DISAGREES",
        }}");
        foreach (Check check in report.Checks.Where(c => !MissingPrograms.IsWhy(c)))
        {
            Console.WriteLine($"  {check.Subject,-14} {check.Method,-11} {check.Tool,-10} {CheckText.Of(check)}");
        }
    }
}
