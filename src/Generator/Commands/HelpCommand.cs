using System.CommandLine;
using System.CommandLine.Completions;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp help [COMMAND]</c>: the same as <c>--help</c> behind the command.</summary>
internal static class HelpCommand
{
    public static Command Create(RootCommand root)
    {
        Argument<string[]> words = new Argument<string[]>("COMMAND")
        {
            Description = "a command, such as design or dataset get",
            HelpName = "COMMAND",
            Arity = ArgumentArity.ZeroOrMore,
        }.WithoutOptions();
        words.CompletionSources.Add(_ => root.Subcommands.Select(c => new CompletionItem(c.Name)));
        Command help = new("help", "Explains a command.\n\nExample: printedmlp help design") { words };
        help.SetAction(parsed =>
        {
            ParseResult asked = root.Parse([.. parsed.GetValue(words) ?? [], "--help"]);
            return asked.UnmatchedTokens.Count > 0 ? CommandLineErrors.Show(asked) : asked.Invoke(parsed.InvocationConfiguration);
        });
        return help;
    }
}
