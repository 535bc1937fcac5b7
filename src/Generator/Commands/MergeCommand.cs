using System.CommandLine;
using PrintedMlp.Generator.Explorations;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp merge DIR... --out DIR</c>: the parts of an exploration as a whole.</summary>
internal sealed class MergeCommand
{
    private readonly Argument<string[]> _parts = new Argument<string[]>("DIR")
    {
        Description = "the folders that explore --shard wrote, all of them",
        Arity = ArgumentArity.OneOrMore,
    }.WithoutOptions();

    private readonly Option<string> _out = new Option<string>("--out") { Description = "folder for the whole; it must not exist yet", HelpName = "DIR", Required = true }.NotEmpty();
    private readonly Option<string> _format = Words.OneOf("--format", "csv; json writes the tables as JSON too", "csv", "json");

    public static Command Create()
    {
        MergeCommand command = new();
        Command merge = new("merge",
            "Puts the parts of an exploration together: the same files as if one machine had made all points.\n\n"
            + "Example: printedmlp merge part-1 part-2 part-3 --out whole") { command._parts, command._out, command._format };
        merge.SetAction(command.Run);
        return merge;
    }

    private int Run(ParseResult parsed)
    {
        string folder = parsed.GetRequiredValue(_out);
        int points = ExplorationFolder.Merge(parsed.GetRequiredValue(_parts), folder, parsed.GetValue(_format) == "json");
        Console.WriteLine($"{points} points");
        Console.WriteLine($"files: {folder}");
        return ExitCode.Done;
    }
}
