using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;

namespace PrintedMlp.Tests.Documentation;

/// <summary>Designs the example as the first command of README.md does, but for the simulators.</summary>
public class ExampleOutputTests
{
    [Fact]
    public void The_readme_shows_what_its_first_command_prints()
    {
        var options = new RunOptions();
        RunData data = RunData.Of(DatasetReader.Read([Repository.Path("examples", "balance-scale.csv")], options.Data), options);
        FloatMlp network = FloatTrainer.Train(
            data.Training, data.Validation, new TrainerOptions { Threads = options.Threads }, RunStreams.Training(options.Seed));
        Mapper mapper = new(TechnologyCatalogue.Load(options.Technology));
        PricedDesign exact = PricedDesign.Of(BespokeQuantizer.Quantize(network, data.Validation), mapper, data);
        DesignRow row = new("baseline", exact, exact, new VerificationReport("balance_scale", 0, []), Recommended: true);
        using StringWriter output = new();
        RunSummary.Print(output, [new RunResult(options.Seed, network.ScoreOn(data.Test), [row])], "out/balance", severalSeeds: false);
        string[] readme = [.. File.ReadLines(Repository.Path("README.md")).Select(OneBlank)];
        Assert.All(output.ToString().Split('\n').Select(OneBlank).Where(line => line.Any(char.IsLetter)), line => Assert.Contains(line, readme));
    }

    private static string OneBlank(string line) => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
