using System.CommandLine;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.TestKits;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp test-kit DESIGN</c>: the few sensor values that tell a good printed sheet from a bad one.</summary>
internal sealed class TestKitCommand
{
    private readonly Argument<string> _folder = new Argument<string>("DESIGN") { Description = "the folder of a design" }.WithoutOptions();
    private readonly Option<string?> _out = new("--out")
    {
        Description = "folder for the kit (default: test-kit in the design's folder); files of an earlier kit are replaced",
        HelpName = "DIR",
    };
    private readonly Option<string?> _technology = new("--technology")
    {
        Description = "the netlist's technology (default: that of its run)",
        HelpName = "NAME|FILE",
    };

    public static Command Create()
    {
        TestKitCommand command = new();
        Command kit = new("test-kit",
            "Finds the smallest set of sensor values that shows every defect of a printed design: each cell pin stuck at 0 or 1, and each "
                + "comparator. Needs yosys.\n\n"
            + "Example: printedmlp test-kit out/balance/designs/03")
        {
            command._folder, command._out, command._technology,
        };
        kit.SetAction(command.Run);
        return kit;
    }

    private int Run(ParseResult parsed)
    {
        string design = parsed.GetRequiredValue(_folder), folder = parsed.GetValue(_out) ?? Path.Combine(design, TestKitFiles.FolderName);
        if (File.Exists(Path.Combine(folder, "model.json")))
        {
            throw new UserException($"--out {folder}: this is the folder of a design, and a kit has a netlist.v of its own. "
                + $"Expected another folder, such as {Path.Combine(folder, TestKitFiles.FolderName)}.");
        }
        if (!File.Exists(Path.Combine(folder, TestKitFiles.SummaryName))
            && TestKitFiles.Optional.FirstOrDefault(name => File.Exists(Path.Combine(folder, name))) is { } other)
        {
            throw new UserException($"--out {folder}: {other} is there and no {TestKitFiles.SummaryName}, so no earlier kit wrote it. Expected "
                + "another folder, or one with an earlier kit.");
        }
        TestKit kit = TestKit.Of(TestedDesign.Read(design, parsed.GetValue(_technology) is { } technology
            ? TechnologyCatalogue.LoadForPricing(technology) : null));
        using FolderAside aside = new(folder, merges: true);
        TestKitFiles.Write(kit, aside.Path);
        aside.Merge(TestKitFiles.Optional);
        parsed.InvocationConfiguration.Output.Write($"{TestKitFiles.Summary(kit)}files: {folder}\n");
        return ExitCode.Done;
    }
}
