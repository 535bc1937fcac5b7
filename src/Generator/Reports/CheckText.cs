using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Generator.Reports;

/// <summary>A check as a line for people.</summary>
internal static class CheckText
{
    /// <summary>Whether it passed, on how many vectors or how, why not, and where it first differs.</summary>
    public static string Of(Check check)
    {
        string result = check.Result switch { CheckResult.Passed => "passed", CheckResult.Failed => "FAILED", _ => "not checked" };
        string vectors = check.Vectors > 0 ? $", {check.Vectors} vectors" : "";
        return result + vectors + (check.How is { } how ? ": " + how : "") + (check.Why is { } why ? ": " + why : "")
            + (check.FirstMismatch is { } first ? "; " + Of(first) : "");
    }

    /// <summary><c>yes</c>, <c>no</c>, or <c>incomplete</c> when a check could not be run.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Verified => "yes",
        Verdict.Incomplete => "incomplete",
        _ => "no",
    };

    private static string Of(Mismatch first)
    {
        string got = first.Got is { } index ? $"class {index}" : "an unknown class";
        string where = first.Signal is null ? "" : $"; in {first.Neuron} the net {first.Signal} is {first.SignalGot}, expected "
            + $"{first.SignalExpected}";
        return $"first at row {first.Row}: {got}, expected class {first.Expected}" + where;
    }
}
