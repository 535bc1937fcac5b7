using System.Text;
using System.Text.RegularExpressions;
using PrintedMlp.Training.Models;
using PrintedMlp.Training.Models.Files;
using PrintedMlp.Training.Models.Onnx;

namespace PrintedMlp.Tests.Documentation;

public partial class TrainedModelsPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.Path("docs", "trained-models.md"));

    [Fact]
    public void The_example_of_the_page_is_a_model()
    {
        TrainedModel model = ModelFile.Parse(Encoding.UTF8.GetBytes(Example().Match(Page).Groups[1].Value), "example.json");
        Assert.Equal(("2-3-2", ModelUnits.Raw), (model.Shape, model.Units));
        Assert.Equal("width height", string.Join(' ', model.InputNames));
        Assert.Equal("small large", string.Join(' ', model.Labels));
    }

    [Fact]
    public void The_page_lists_the_operators_that_are_understood()
    {
        string[] listed = [.. Operator().Matches(Page[Page.IndexOf("| where |", StringComparison.Ordinal)..Page.IndexOf("Layers without a rectifier", StringComparison.Ordinal)])
            .Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
        string[] understood = [.. LayerOperators.All.Keys.Concat(LayoutOperators.All.Keys).Concat(RectifierOperators.All.Keys).Concat(ConstantOperators.Names)
            .Concat(AnswerOperators.Makers.Keys).Concat(AnswerOperators.Followers.Keys).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(understood, listed);
    }

    [GeneratedRegex(@"```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("`([A-Z][A-Za-z]+)`")]
    private static partial Regex Operator();
}
