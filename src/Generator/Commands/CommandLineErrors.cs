using System.CommandLine;
using System.CommandLine.Parsing;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Runs;

namespace PrintedMlp.Generator.Commands;

/// <summary>Says what is wrong with a command line.</summary>
internal static class CommandLineErrors
{
    /// <summary>Whether a command line cannot be run.</summary>
    public static bool AreIn(ParseResult parsed) => parsed.Errors.Count > 0 || MissingValues(parsed).Length > 0;

    /// <summary>Writes the errors of <paramref name="parsed"/> and where to read on.</summary>
    /// <returns>The exit code.</returns>
    public static int Show(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        IEnumerable<string> messages = command.Subcommands.Count > 0
            ? [WithoutCommand(command, parsed.UnmatchedTokens)]
            : MissingValues(parsed) is { Length: > 0 } missing ? missing : parsed.Errors.Select(e => e.Message).Distinct();
        foreach (string message in messages)
        {
            Console.Error.WriteLine(Printable.Message(message));
        }
        Console.Error.WriteLine($"See printedmlp {Words(command)}--help.");
        return ExitCode.WrongInput;
    }

    /// <summary>What to say of options whose value is left out: the parser takes the next word for it, the name of another option.</summary>
    private static string[] MissingValues(ParseResult parsed)
    {
        OptionResult[] given = [.. parsed.CommandResult.Children.OfType<OptionResult>().Where(o => !o.Implicit)];
        string[] names = [.. parsed.CommandResult.Command.Options.SelectMany(o => o.Aliases.Append(o.Name))];
        return
        [
            .. from option in given
               from token in option.Tokens
               where names.Contains(token.Value)
               select $"{option.Option.Name}: its value is missing: {token.Value}, which follows, is an option itself. "
                   + $"Expected {option.Option.Name} {option.Option.HelpName ?? "VALUE"}.",
        ];
    }

    /// <summary>The words that lead to a command, each with a blank after it.</summary>
    private static string Words(Command command) =>
        command is RootCommand ? "" : $"{Words(command.Parents.OfType<Command>().Single())}{command.Name} ";

    private static string WithoutCommand(Command parent, IReadOnlyList<string> rest)
    {
        string expected = string.Join(", ", parent.Subcommands.Select(c => c.Name)), place = Words(parent);
        return rest.Count == 0 ? $"A command is expected{(place.Length > 0 ? " after " + place.TrimEnd() : "")}, one of: {expected}."
            : Spelling.Meant(rest[0], parent.Subcommands.Select(c => c.Name)) is { } meant
                ? $"{place}{rest[0]} is no command; did you mean {meant}? Expected one of: {expected}."
            : $"{place}{rest[0]} is no command; expected one of: {expected}.";
    }
}
