using System.CommandLine;
using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Commands;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Explorations;
using PrintedMlp.Generator.Runs;

namespace PrintedMlp.Tests.Generator.Runs;

/// <summary>The table of options, and the five things that are loops over it.</summary>
public class RunSettingsTests
{
    private static readonly RunData Data = RunData.Of(SmallRun.Balance, SmallRun.Options);

    public static TheoryData<string> Rows => new(RunSettings.All.Where(s => s.Role != SettingRole.Nothing && !s.IsHidden).Select(s => s.Name));

    [Fact]
    public void An_option_that_is_a_row_and_nothing_else_is_found_in_all_five_places()
    {
        RunSetting shine = SettingRows.Real("shine-of-ink", SettingGroup.Output, "how bright it shines", 0, 1,
            o => o.Gates.Offset, (o, v) => o with { Gates = o.Gates with { Offset = v } });
        RunSetting[] rows = [.. RunSettings.All, shine];

        SettingOptions options = new(RunSettings.Usual, rows);
        Command command = new("design");
        options.AddTo(command);
        ParseResult parsed = command.Parse(["--shine-of-ink", "0.5", "--out", "x"]);
        Assert.Empty(parsed.Errors);
        RunOptions asked = options.Read(parsed);
        Assert.Equal(0.5, asked.Gates.Offset);
        Assert.Contains("--shine-of-ink 7: expected a number with a decimal point from 0 to 1", command.Parse(["--shine-of-ink", "7"]).Errors.Select(e => e.Message));

        Assert.Contains(("shine_of_ink", (object?)0.5), RunSettings.Members(rows, asked));
        Assert.Contains(("shine_of_ink", (object?)0.5), RunSettings.State(rows, asked));
        Assert.Contains("--shine-of-ink 0.5", string.Join(' ', RunSettings.Words(rows, asked)), StringComparison.Ordinal);
        Assert.Equal(0.5, RunRequest.Read(["x.csv", "--shine-of-ink", "0.5"], rows).Options.Gates.Offset);
        Assert.Contains("there is no such option; did you mean --shine-of-ink?",
            Assert.Throws<UserException>(() => RunRequest.Read(["x.csv", "--shine-of-ing", "0.5"], rows)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_option_that_decides_something_is_in_run_json_and_in_the_command_and_is_read_again(string name)
    {
        RunSetting setting = RunSettings.Of(name);
        RunOptions asked = Other(setting);
        string[] words = [.. RunSettings.Words(RunSettings.All, asked)];
        if (name is not ("model" or "model-inputs" or "scaler" or "trees"))
        {
            Assert.Contains(setting.Flag, words);
            string again = JsonSerializer.Serialize(RunSettings.Members(RunSettings.All, RunRequest.Read(["x.csv", .. words]).Options));
            Assert.Equal(JsonSerializer.Serialize(RunSettings.Members(RunSettings.All, asked)), again);
        }
        Assert.Equal(setting.Role == SettingRole.Search && name != "model-inputs", RunFile.Settings(Data, asked) != RunFile.Settings(Data, RunSettings.Usual));
    }

    [Fact]
    public void No_option_has_the_name_of_another() =>
        Assert.Equal(RunSettings.All.Length, RunSettings.All.Select(s => s.Name).Distinct().Count());

    [Fact]
    public void The_help_of_design_names_every_row_and_the_defaults_that_a_run_has()
    {
        using StringWriter output = new();
        AllCommands.Create().Parse(["design", "--help-all"]).Invoke(new InvocationConfiguration { Output = output });
        string help = string.Join(' ', output.ToString().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.All(RunSettings.All, s => Assert.Equal(!s.IsHidden, help.Contains($"{s.Flag} ", StringComparison.Ordinal)));
        Assert.All(RunSettings.All.Where(s => !s.IsHidden && s.ShowsDefault && s.Value is not null && s.Print(RunSettings.Usual) is not null),
            s => Assert.Contains($"[default: {s.Print(RunSettings.Usual)}]", help, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("out", false)]
    [InlineData("threads", false)]
    [InlineData("name", false)]
    [InlineData("front-end", true)]
    public void An_exploration_sets_what_decides_a_run(string option, bool can)
    {
        ExplorationSpec spec = new([ExploredData.Of("iris")], [(option, ["x"])]);
        if (can)
        {
            Assert.Same(spec, spec.Checked());
        }
        else
        {
            Assert.Throws<FormatException>(spec.Checked);
        }
    }

    /// <summary>The usual options with one at another value than usual.</summary>
    private static RunOptions Other(RunSetting setting)
    {
        string value = setting.Name switch
        {
            "class-column" or "ignore-columns" => "3",
            "split-words" => "fit,judge",
            "ordered" => "size=small,large",
            "clip" => "1..99",
            "hidden" => "3,4-2",
            "technology" => "egfet-0.6V",
            "front-end" => "full-adc-esl24",
            "name" => "other",
            "jitter" => "0.5",
            "cost" => "a>b=10,b>a=2",
            "sensor-cost" => "a=0.5,b=0.2mW",

            _ when setting.Words.Length > 0 => setting.Words[1],
            _ when setting.Value is null => "true",
            _ => "1",
        };
        return setting.Name == "trees" ? RunSettings.Usual with { Gates = RunSettings.Usual.Gates with { Trees = new("t.json", "", [], []) } }
            : setting.Name == "model" ? RunSettings.Usual with { Training = RunSettings.Usual.Training with { Model = ModelRunTests.Model } }
            : setting.Name == "scaler" ? RunSettings.Usual with { Training = RunSettings.Usual.Training with { Scaler = new("s.json", "", [0], [1]) } }
            : setting.Parse(setting.Print(RunSettings.Usual) == value ? "2" : value)(RunSettings.Usual);
    }
}
