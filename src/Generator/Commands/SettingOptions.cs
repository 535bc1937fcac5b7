using System.Collections.Immutable;
using System.CommandLine;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Commands;

/// <summary>Rows of the table of options as options of a command.</summary>
internal sealed class SettingOptions
{
    private readonly RunOptions _usual;
    private readonly ImmutableArray<(RunSetting Setting, Option Option)> _options;

    /// <summary>Any rows.</summary>
    /// <param name="usual">What the command does when nobody asks for anything.</param>
    /// <param name="settings">The rows.</param>
    public SettingOptions(RunOptions usual, IEnumerable<RunSetting> settings)
    {
        _usual = usual;
        _options = [.. settings.Select(s => (s, s.Value is null ? (Option)new Option<bool>(s.Flag) { Description = s.Help } : WithValue(s)))];
    }

    /// <summary>Rows of the table by name; see <see cref="RunSettings.Some"/>.</summary>
    public SettingOptions(RunOptions usual, params (string Name, string? Help)[] settings)
        : this(usual, RunSettings.Some(settings))
    {
    }

    /// <summary>Puts the options into a command.</summary>
    public void AddTo(Command command)
    {
        foreach ((_, Option option) in _options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was given, in the order of the table, and what it changes.</summary>
    public ImmutableArray<(RunSetting Setting, Func<RunOptions, RunOptions> Change)> Given(ParseResult parsed) =>
    [
        .. _options.Where(o => parsed.GetResult(o.Option) is { Implicit: false }).OrderBy(o => RunSettings.Place(o.Setting))
            .Select(o => (o.Setting, Change(parsed, o.Option))),
    ];

    /// <summary>The command's usual options with what was given.</summary>
    /// <exception cref="Approx.UserException">A file that an option names cannot be read.</exception>
    public RunOptions Read(ParseResult parsed) => Given(parsed).Aggregate(_usual, (options, given) => given.Change(options));

    /// <summary>The same where modules are called by a name unless another one is given.</summary>
    /// <exception cref="Approx.UserException">A file that an option names cannot be read, or a name is none in Verilog.</exception>
    public RunOptions Read(ParseResult parsed, string name)
    {
        RunOptions usual = _usual with { Output = _usual.Output with { Name = name } };
        RunOptions options = Given(parsed).Aggregate(usual, (o, given) => given.Change(o));
        ModulePorts.Checked(options.Output.Name);
        return options;
    }

    private static Func<RunOptions, RunOptions> Change(ParseResult parsed, Option option) => option is Option<bool> flag
        ? RunSettings.Of(option.Name[2..]).Parse(parsed.GetValue(flag) ? "true" : "false")
        : parsed.GetValue((Option<SettingValue>)option)!.Change;

    private Option<SettingValue> WithValue(RunSetting setting)
    {
        Option<SettingValue> option = new(setting.Flag, [.. setting.Aliases])
        {
            Description = setting.Help,
            HelpName = setting.Words.IsEmpty ? setting.Value : null,
            Required = setting.IsRequired,
            Hidden = setting.IsHidden,
        };
        option.Arity = setting.PrintEach is null ? ArgumentArity.ExactlyOne : ArgumentArity.OneOrMore;
        option.AllowMultipleArgumentsPerToken = setting.TakesSeveral;
        option.CompletionSources.Add([.. setting.Words]);
        if (setting.ShowsDefault && setting.Print(_usual) is { } usual)
        {
            option.DefaultValueFactory = _ => new SettingValue(usual, options => options);
        }
        option.CustomParser = result =>
        {
            try
            {
                Func<RunOptions, RunOptions>[] changes = [.. result.Tokens.Select(token => setting.Change(token.Value))];
                return new SettingValue("", options => changes.Aggregate(options, (o, change) => change(o)));
            }
            catch (FormatException e)
            {
                result.AddError(e.Message);
                return null;
            }
        };
        return option;
    }

    /// <summary>A value as it is written, which is how help shows a default, and what it changes.</summary>
    private sealed record SettingValue(string Text, Func<RunOptions, RunOptions> Change)
    {
        public override string ToString() => Text;
    }
}
