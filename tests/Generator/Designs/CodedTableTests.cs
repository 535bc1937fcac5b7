using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Generator.Designs;

/// <summary>Codes of two bits of which only 0 and 1 occur; the class is the code. Coded anew, 1 becomes 3.</summary>
public class CodedTableTests
{
    private static readonly RunOptions Options = new() { Data = new DataSettings { InputBits = 2 } };

    [Fact]
    public void Codes_are_taken_as_they_are()
    {
        Dataset dataset = Table(row => row % 2);
        Assert.Equal([0, 1, 0, 1], RunData.Of(dataset, Options, CodedTable.Scale(dataset, 2)).All.Codes.Take(4).Select(c => (int)c[0]));
        Assert.Equal([0, 3, 0, 3], RunData.Of(dataset, Options).All.Codes.Take(4).Select(c => (int)c[0]));
    }

    [Fact]
    public void A_value_that_is_no_code_is_named()
    {
        Assert.Contains("row 4 has 4 for x, expected whole numbers from 0 to 3", Refused(row => row == 3 ? 4 : 1), StringComparison.Ordinal);
        Assert.Contains("row 1 has 0.5 for x", Refused(_ => 0.5), StringComparison.Ordinal);
        Assert.Contains("row 1 has -1 for x", Refused(_ => -1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_classifier_that_knows_nothing_of_codes_coded_anew_is_refused_with_the_remedy() =>
        Assert.Contains("right on 0.500 of the training rows, taken as codes on 1.000. Say --data-is codes", Assert.Throws<UserException>(() =>
            Notes(row => row % 2, dataIs: null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Who_says_what_the_table_holds_is_only_told_that_the_classifier_knows_nothing()
    {
        Assert.Contains("the commonest class alone is 0.500", Assert.Single(Notes(row => row % 2, dataIs: "values")), StringComparison.Ordinal);
        Assert.Empty(Notes(row => row % 2, dataIs: "codes"));
        Assert.Empty(Notes(row => row % 2 == 0 ? 0.5 : 1.5, dataIs: null, expectedCode: 3));
    }

    private static string Refused(Func<int, double> value) => Assert.Throws<UserException>(() => CodedTable.Scale(Table(value), 2)).Message;

    private static string[] Notes(Func<int, double> value, string? dataIs, int expectedCode = 1)
    {
        Dataset dataset = Table(value);
        RunData data = RunData.Of(dataset, Options, dataIs == "codes" ? CodedTable.Scale(dataset, 2) : null);

        // The class is 1 at the expected code only.
        GateList gates = new(2, [GateKind.And], [new Literal(2), new Literal(expectedCode == 1 ? 5 : 4)], [new Literal(6)]);
        GateClassifier classifier = GateClassifier.OfCodes(gates, 1, 2);
        return [.. CodedTable.Notes(Design.Of(classifier, data, Options), data, Options, dataIs)];
    }

    private static Dataset Table(Func<int, double> value) => new(["x"], ["0", "1"],
        [.. Enumerable.Range(0, 40).Select(row => new[] { value(row) })], [.. Enumerable.Range(0, 40).Select(row => row % 2)]);
}
