using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Reports.Details;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.TestKits;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Generator.Runs;

/// <summary>The last stage of a run: every design in a folder of its own, verified.</summary>
/// <param name="Rows">The designs with their evidence, in their order.</param>
internal sealed record Written(ImmutableArray<DesignRow> Rows)
{
    /// <summary>Tables of at most so many rows are checked on all of them.</summary>
    private const int FewRows = 20_000;

    /// <summary>Cells times rows that programs check of a design of a longer table, and the least number of rows.</summary>
    private const int MostWork = 10_000_000, LeastRows = 2_000;

    /// <summary>What a user should know of the evidence, a sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Writes designs into a run's folder and verifies what was written.</summary>
    /// <param name="task">The run.</param>
    /// <param name="mapped">The designs.</param>
    /// <param name="folder">The run's folder, which exists.</param>
    /// <param name="templates">The Verilog templates.</param>
    /// <param name="tools">The simulators that are there.</param>
    public static Written Of(DesignTask task, Mapped mapped, string folder, Templates templates, Tools tools)
    {
        ImmutableArray<Design> designs = mapped.Designs;
        ImmutableArray<string> notes = [.. designs.Select(d => (Design: d, All: task.Data.All.Count, Checked: RowsOf(d, task.Data.All.Count)))
            .Where(d => d.Checked < d.All)
            .Select(d => $"{d.Design.Name} ({d.Design.Netlist.Instances.Length} cells) is checked on {d.Checked} of {d.All} rows, spread evenly")];
        foreach (string note in notes)
        {
            task.Log.Line($"note: {note}");
        }
        VerilogWriter writer = new(templates);
        DesignFolder[] folders = [.. designs.Select(d => Write(task, d, folder, writer))];
        int most = task.Options.Output.TestKitCells, large = designs.Count(d => d.Netlist.Instances.Length > most);
        if (most > 0 && large > 0)
        {
            task.Log.Line($"test kits: none for {large} of {designs.Length} designs, which have more than {most} cells; "
                + "printedmlp test-kit makes one, or --test-kit-cells");
        }
        task.Log.Line($"verifying {folders.Length} designs, {designs.Sum(d => d.Netlist.Instances.Length)} cells in all");
        using VerificationLog log = new([.. designs.Select(d => d.Name)], task.Log);
        using DesignVerifier verifier = new(tools, templates, proof: task.Options.Output.ProveConflicts) { Progress = log.Report };
        var commonest = CommonestClass.Of(task.Data);
        Written written = new([.. designs.Zip(verifier.VerifyAndRecord(folders), (d, report) =>
            new DesignRow(d, designs[^1], report, commonest, RowRun.Of(task.Options)))])
        {
            Notes = notes,
        };
        foreach (DesignRow row in written.Rows)
        {
            if (row.Report.Checks.FirstOrDefault(c => c.Method == OperatingPoints.Method) is { Result: CheckResult.Passed, Why: { } margin })
            {
                task.Log.Line($"note: {row.Name}: {margin}");
            }
        }
        return written;
    }

    /// <summary>Rows that programs check: all, or of a long table and a large design some.</summary>
    private static int RowsOf(Design design, int rows) =>
        rows <= FewRows ? rows : Math.Clamp(MostWork / Math.Max(1, design.Netlist.Instances.Length), LeastRows, rows);

    private static IEnumerable<byte[]> Checked(Design design, ImmutableArray<byte[]> rows)
    {
        int count = RowsOf(design, rows.Length);
        return Enumerable.Range(0, count).Select(i => rows[(int)((long)i * rows.Length / count)]);
    }

    private static DesignFolder Write(DesignTask task, Design design, string folder, VerilogWriter writer)
    {
        (RunOptions options, PartRows rows) = (task.Options, task.Data.For(design.Classifier));
        byte[][] random = [.. RandomCodes.Draw(design.Classifier, options.Output.RandomVectors, RunStreams.Vectors(options.Seed))];
        DesignFolder files = new(Path.Combine(folder, design.Name), options.Output.Name, design.Classifier,
            [.. Checked(design, rows.All.Codes), .. random], design.Netlist)
        {
            Naming = DesignNaming.Of(task.Data, design.Classifier),
            StaticPowerMw = design.StaticPowerMw,
            Languages = options.Output.Languages,
        };
        DesignFiles.Write(files, writer);
        WholeFile.Write(Path.Combine(files.Folder, "model.json"), design.Classifier.ToJson());
        if (design.Netlist.Instances.Length <= options.Output.TestKitCells)
        {
            WriteKit(task, design, files);
        }
        DesignDetails details = DesignDetails.Of(design, BitRows.Pack(rows.All.Codes, design.Netlist.Inputs));
        (details with { Features = ReadFeature.Of(design, rows) }).Write(files.Folder);
        return files;
    }

    private static void WriteKit(DesignTask task, Design design, DesignFolder files)
    {
        RunNames names = new([.. task.Data.Dataset.Features.Zip(task.Data.Scale.Ranges, (name, range) => (name, range.Low, range.High))],
            task.Data.Dataset.Classes, null);
        string folder = Path.Combine(files.Folder, TestKitFiles.FolderName);
        Directory.CreateDirectory(folder);
        TestKitFiles.Write(TestKit.Of(TestedDesign.Of(files.Name, design.Classifier, design.Netlist, files.Codes, names)), folder);
    }
}
