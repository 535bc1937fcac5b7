using System.CommandLine;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Explorations;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Runs;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp merge DIR... --out DIR</c>: the parts of an exploration as a whole.</summary>
internal sealed class MergeCommand
{
    private readonly Argument<string[]> _parts = new Argument<string[]>("DIR")
    {
        Description = "the folders that explore --shard wrote, all of them",
        Arity = ArgumentArity.OneOrMore,
    }.WithoutOptions();

    private readonly SettingOptions _settings = new(RunSettings.Usual, ("out", "folder for the whole; it must not exist yet"), ("format", null));

    public static Command Create()
    {
        MergeCommand command = new();
        Command merge = new("merge",
            "Puts the parts of an exploration together: the same files as if one machine had made all points.\n\n"
            + "Example: printedmlp merge part-1 part-2 part-3 --out whole") { command._parts };
        command._settings.AddTo(merge);
        merge.SetAction(command.Run);
        return merge;
    }

    private int Run(ParseResult parsed)
    {
        OutputSettings output = _settings.Read(parsed).Output;
        int points = ExplorationFolder.Merge(parsed.GetRequiredValue(_parts), output.Folder, output.WritesJson);
        Console.WriteLine($"{points} points");
        Console.WriteLine($"files: {output.Folder}");
        return ExitCode.Done;
    }
}
