using System.CommandLine;
using System.Text.RegularExpressions;
using PrintedMlp.Generator.Commands;
using PrintedMlp.Generator.Runs;

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
    public void Help_of_design_is_in_groups_and_leaves_options_for_experts_to_another()
    {
        string[] few = Options("design", "--help"), all = Options("design", "--help-all");
        string[] known = [.. RunSettings.All.Where(s => !s.IsHidden).Select(s => s.Flag)];
        Assert.Superset(known.ToHashSet(), all.ToHashSet());
        Assert.InRange(few.Length, 15, 30);
        Assert.Subset(all.ToHashSet(), few.ToHashSet());
        Assert.Contains("--effort", few);
        Assert.DoesNotContain("--jitter", few);
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Matches("[0-9]+ more options, for experts: --help-all\n$", Output("design", "--help"));
        Assert.DoesNotContain("more options", Output("design", "--help-all"), StringComparison.Ordinal);
        Assert.Equal(Output("design", "--help"), Output("help", "design"));
        Assert.Equal(Output("dataset", "get", "--help"), Output("help", "dataset", "get"));
    }

    [Theory]
    [InlineData("printedmlp ver", "verify", "version")]
    [InlineData("printedmlp design data.csv --effort ", "normal", "quick")]
    [InlineData("printedmlp design --max-", "--max-designs", "--max-loss")]
    public void Shells_are_told_what_may_follow(string line, params string[] expected)
    {
        string[] words = Output([$"[suggest:{line.Length}]", line]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Superset(expected.ToHashSet(), words.ToHashSet());
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    public void A_completion_script_asks_the_program(string shell) =>
        Assert.Contains("\"[suggest:${#line}]\" \"$line\"", Output("completion", shell), StringComparison.Ordinal);

    private static string[] Options(params string[] words) => [.. Output(words).Split('\n').Where(line => line.StartsWith("  -", StringComparison.Ordinal))
        .SelectMany(line => line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => word.StartsWith('-')))
        .Where(word => word.StartsWith("--", StringComparison.Ordinal))];

    private static string Output(params string[] words)
    {
        using StringWriter output = new() { NewLine = "\n" };
        Assert.Equal(0, AllCommands.Create().Parse(words).Invoke(new InvocationConfiguration { Output = output }));
        return output.ToString();
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
