using System.CommandLine;
using System.Text.RegularExpressions;
using PrintedMlp.Generator.Commands;

namespace PrintedMlp.Tests.Generator.Commands;

public partial class HelpTests
{
    public static TheoryData<string> Commands => new(All);

    private static IEnumerable<string> All => Below(AllCommands.Create(), "printedmlp");

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_help_has_an_example_that_the_command_line_understands(string words)
    {
        RootCommand root = AllCommands.Create();
        using StringWriter output = new();
        Assert.Equal(0, root.Parse([.. words.Split(' ').Skip(1), "--help"]).Invoke(new InvocationConfiguration { Output = output }));
        Match example = Example().Match(output.ToString());
        Assert.True(example.Success, $"{words} --help has no line \"Example: printedmlp ...\":\n{output}");
        Assert.StartsWith(words + " ", example.Groups[1].Value + " ", StringComparison.Ordinal);
        ParseResult parsed = root.Parse([.. example.Groups[1].Value.TrimEnd().Split(' ').Skip(1)]);
        Assert.Empty(parsed.Errors.Select(e => e.Message));
        Assert.NotNull(parsed.CommandResult.Command.Action);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_shows_values_and_defaults_as_a_user_writes_them(string words)
    {
        using StringWriter output = new();
        AllCommands.Create().Parse([.. words.Split(' ').Skip(1), "--help"]).Invoke(new InvocationConfiguration { Output = output });
        Assert.DoesNotContain("System.", output.ToString(), StringComparison.Ordinal);
        Assert.All(Option().Matches(output.ToString()), option => Assert.NotEqual(option.Groups[1].Value, option.Groups[2].Value));
    }

    [Fact]
    public void Commands_in_commands_are_among_them() =>
        Assert.Superset(new HashSet<string> { "printedmlp", "printedmlp design", "printedmlp dataset", "printedmlp dataset get" }, All.ToHashSet());

    private static IEnumerable<string> Below(Command command, string words) =>
        command.Subcommands.SelectMany(c => Below(c, $"{words} {c.Name}")).Prepend(words);

    [GeneratedRegex(@"^ *--([a-z0-9-]+) <([^>]+)>", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex(@"^ *Example: (printedmlp .+)$", RegexOptions.Multiline)]
    private static partial Regex Example();
}
