using System.CommandLine;

namespace PrintedMlp.Generator.Commands;

/// <summary>The command line with all its commands.</summary>
internal static class AllCommands
{
    public static RootCommand Create()
    {
        RootCommand root = new(
            "Turns tables of sensor readings into verified, printable classifiers.\n\n"
            + "Example: printedmlp design readings.csv --class-column quality --out out/readings")
        {
            DesignCommand.Create(),
            VerifyCommand.Create(),
            PredictCommand.Create(),
            EstimateCommand.Create(),
            TestKitCommand.Create(),
            EmitCommand.Create(),
            TemplatesCommand.Create(),
            ShrinkCommand.Create(),
            ReportCommand.Create(),
            ExploreCommand.Create(),
            MergeCommand.Create(),
            TechnologiesCommand.Create(),
            DatasetCommand.Create(),
            DoctorCommand.Create(),
            CompletionCommand.Create(),
            VersionCommand.Create(),
        };
        root.Add(HelpCommand.Create(root));
        GroupedHelp.Add(root, root.Subcommands.First(c => c.Name == "design"));
        return root;
    }
}
