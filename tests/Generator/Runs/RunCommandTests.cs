using System.Text.Json;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Tests.Generator.Commands;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Tests.Generator.Runs;

/// <summary>The command in run.json, run again.</summary>
public class RunCommandTests(CommandLine commandLine) : IClassFixture<CommandLine>
{
    [Theory]
    [InlineData("data.csv 'more data.csv' --method none")]
    [InlineData("data.csv --class-column 2 --header yes --ignore-columns class --clip 1..99 --input-bits 3 --hidden 3-2 --method none --l2 0.01 --balance-classes"
        + " --technology egfet-0.6V --name other --seed 7 --split published --impute median --random-vectors 9")]
    public void The_command_that_a_run_names_makes_it_again(string options)
    {
        (int exitCode, string output, _) = commandLine.Run($$"""
            printedmlp() { env PATH="$WITHOUT_SIMULATORS" printedmlp "$@"; }
            cp data.csv 'more data.csv'
            printedmlp design {{options}} --restarts 1 --prove-seconds 0 --out first >first.log || cat first.log
            eval "$(sed -n 's/^  "command": "\(.*\)",$/\1/p' first/run.json)" >second.log || cat second.log
            diff -r first out/* && grep -o '"command": .*' first/run.json
            """);
        Assert.True(exitCode == 0, output);
        string command = JsonDocument.Parse("{" + output.Trim().Split('\n')[^1].TrimEnd(',') + "}").RootElement.GetProperty("command").GetString()!;
        Assert.All(options.Split(" --")[1..].Select(o => "--" + o), option => Assert.Contains(option, command, StringComparison.Ordinal));
    }

    [Fact]
    public void Options_of_the_search_are_named_where_they_are_not_usual()
    {
        RunOptions options = new()
        {
            Training = new TrainingSettings { HiddenSizes = [[5], [8]] },
            Search = new SearchSettings { Method = SearchMethod.Nsga2Masks, Effort = Effort.Thorough, Balanced = true, MaxLoss = 0.1, MaxDesigns = 2 },
            Gates = new GateSettings { AreSearched = false },
            Output = new OutputSettings { Name = "balance" },
        };
        Assert.Equal("printedmlp design balance-scale.csv --hidden 5,8 --method nsga2-masks --effort thorough --no-gate-search --objective balanced "
            + "--max-loss 0.1 --max-designs 2 --name balance --seed 1 --out out/balance", RunCommand.Of(SmallRun.Balance, options));
        Assert.Equal("printedmlp design balance-scale.csv --name classifier --seed 1 --out out/classifier",
            RunCommand.Of(SmallRun.Balance, new RunOptions()));
        Assert.Equal("printedmlp design balance-scale.csv --effort quick --interface codes --power-worth 0 --levels fine --offset 0.5 --jitter-copies 3 --name classifier --seed 1 --out out/classifier",
            RunCommand.Of(SmallRun.Balance, new RunOptions
            {
                Search = new SearchSettings { Effort = Effort.Quick },
                Gates = new GateSettings { ReadsLevels = false, PowerWorth = 0, Levels = LevelKind.Fine, Offset = 0.5, Copies = 3 },
            }));
    }
}
