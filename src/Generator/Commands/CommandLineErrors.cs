using System.CommandLine;

namespace PrintedMlp.Generator.Commands;

/// <summary>Says what is wrong with a command line.</summary>
internal static class CommandLineErrors
{
    /// <summary>Writes the errors of <paramref name="parsed"/> and where to read on.</summary>
    /// <returns>The exit code.</returns>
    public static int Show(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        IEnumerable<string> messages = command is RootCommand
            ? [WithoutCommand(command, parsed.UnmatchedTokens)]
            : parsed.Errors.Select(e => e.Message).Distinct();
        foreach (string message in messages)
        {
            Console.Error.WriteLine(message);
        }
        Console.Error.WriteLine($"See printedmlp {(command is RootCommand ? "" : command.Name + " ")}--help.");
        return ExitCode.WrongInput;
    }

    private static string WithoutCommand(Command root, IReadOnlyList<string> rest)
    {
        string expected = string.Join(", ", root.Subcommands.Select(c => c.Name));
        return rest.Count == 0 ? $"A command is expected, one of: {expected}." : $"{rest[0]} is no command; expected one of: {expected}.";
    }
}
