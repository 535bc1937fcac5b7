using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Generator.Verilog;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Hardware;

/// <summary>Every language computes what the model does, by the word of its own tool.</summary>
public sealed class LanguagesTests(Workbench bench) : IClassFixture<Workbench>, IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Languages => [.. Language.All(new Templates()).Where(l => Language.Of(new Templates(), l).Check is not null)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Languages))]
    public void Degenerate_and_random_networks_and_gates_agree_with_the_model(string language)
    {
        int number = 0;
        foreach ((string name, Classifier classifier) in Classifiers())
        {
            Check check = Written(classifier, language, $"{number++}");
            Assert.True(check.Result == CheckResult.Passed, $"{language}, {name}: {check.Why} {check.FirstMismatch}");
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_wrong_answer_is_found_and_its_row_named(string language)
    {
        DesignFolder design = Write(SmallGates.OfLevels, language, "fault");
        string file = Path.Combine(design.Folder, "expected.hex");
        string[] lines = File.ReadAllLines(file);
        lines[7] = lines[7] == "0" ? "1" : "0";
        File.WriteAllLines(file, lines);
        Check check = new LanguageRun(bench.Tools, bench.Templates, TimeSpan.FromMinutes(5)).Run(design, language)!;
        Assert.Equal(CheckResult.Failed, check.Result);
        Assert.Equal((1, 7), (check.Differing, check.FirstMismatch!.Row));
    }

    private static IEnumerable<(string, Classifier)> Classifiers()
    {
        yield return ("exact", new MlpClassifier(SmallNetworks.Exact));
        yield return ("approximate", new MlpClassifier(SmallNetworks.Approximate));
        yield return ("gates", SmallGates.OfCodes);
        yield return ("levels", SmallGates.OfLevels);
        foreach ((string name, Mlp mlp) in SmallNetworks.Degenerate())
        {
            yield return (name, new MlpClassifier(mlp));
        }
        for (ulong seed = 0; seed < 5; seed++)
        {
            Mlp mlp = RandomMlp.Draw(new RandomStream(seed));
            byte[][] rows = [.. RandomCodes.Draw(new MlpClassifier(mlp), 50, new RandomStream(seed))];
            yield return ($"random {seed}", new MlpClassifier(RandomApproximation.Apply(mlp, rows, new RandomStream(seed))));
        }
    }

    private Check Written(Classifier classifier, string language, string folder) =>
        new LanguageRun(bench.Tools, bench.Templates, TimeSpan.FromMinutes(5)).Run(Write(classifier, language, folder), language)!;

    private DesignFolder Write(Classifier classifier, string language, string folder)
    {
        DesignFolder design = new(_folder.File(folder), "some__name", classifier, [.. RandomCodes.Draw(classifier, 100, new RandomStream(1))])
        {
            Naming = new Naming
            {
                Features = [.. Enumerable.Range(0, classifier.Inputs).Select(i => $"*/ \"\"\" \\ -- \u202e {i}")],
                Classes = ["B\n", "'''", "#define"],
                Thresholds = [.. Enumerable.Range(0, classifier.Inputs).Select(i => Enumerable.Range(1, (1 << classifier.InputBits) - 1).Select(c => c * 0.1 + i).ToImmutableArray())],
                Missing = [.. Enumerable.Repeat(1, classifier.Inputs)],
            },
            Languages = [language],
        };
        DesignFiles.Write(design, new VerilogWriter(bench.Templates));
        foreach ((string file, string text) in new VerilogWriter(bench.Templates).Files(design.Plan(), language))
        {
            Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 100 && line.All(c => c is >= ' ' and <= '~') && line == line.TrimEnd(), $"{file}: {line}"));
        }
        return design;
    }
}
