using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;

namespace PrintedMlp.Tests.Approx.Techniques;

public class ErrorReportTests
{
    [Fact]
    public void Mean_worst_case_and_rate_are_those_of_the_differences() =>
        Assert.Equal(new ApproximationError(2, 5, 0.75), ApproximationError.Of([1, -2, 3, 4], [1, -3, 5, 9]));

    [Fact]
    public void Nothing_compared_is_no_error() => Assert.Equal(ApproximationError.None, ApproximationError.Of([], []));

    [Fact]
    public void Lists_of_different_length_are_refused() =>
        Assert.Throws<ArgumentException>(() => ApproximationError.Of([1], []));

    [Fact]
    public void Each_layer_reports_its_own_values_and_the_class_what_changed()
    {
        Mlp exact = SmallNetworks.Exact, rounded = PowerOfTwoWeights.Apply(exact);
        byte[][] codes = DrawnNetworks.All(exact);
        ErrorReport report = ErrorReport.Of(exact, rounded, codes);
        Assert.Equal(codes.SelectMany(row => exact.Values(row)[1].Zip(rounded.Values(row)[1], (a, b) => Math.Abs(a - b))).Average(), report.Layers[0]!.Mean, 1e-9);
        Assert.Equal(codes.Max(row => exact.Outputs(row).Zip(rounded.Outputs(row), (a, b) => Math.Abs(a - b)).Max()), report.Outputs!.WorstCase);
        Assert.Equal(codes.Count(row => exact.Classify(row) != rounded.Classify(row)) / 4096.0, report.ChangedClasses, 1e-12);
        Assert.InRange(report.ChangedClasses, 0.001, 0.5);
    }
}
