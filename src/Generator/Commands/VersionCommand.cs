using System.CommandLine;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp version</c>.</summary>
internal static class VersionCommand
{
    public static Command Create()
    {
        Command command = new("version", "Prints the version.\n\nExample: printedmlp version");
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine($"printedmlp {ToolVersion.Text}");
            return ExitCode.Done;
        });
        return command;
    }
}
