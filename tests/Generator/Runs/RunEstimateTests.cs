using System.Globalization;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Tests.Generator.Runs;

public class RunEstimateTests
{
    [Fact]
    public void Every_run_that_was_measured_took_within_a_factor_of_two_of_its_estimate()
    {
        CsvRow[] runs = [.. CsvRow.Read(Repository.Path("benchmarks", "results", "estimate.csv"))];
        Assert.All(runs, run =>
        {
            var estimate = RunEstimate.Of(Whole("rows"), Whole("features"), Whole("classes"), Enum.Parse<Effort>(run["effort"], ignoreCase: true));
            Assert.InRange(estimate.Seconds / run.Number("cpu_seconds")!.Value, 0.5, 2);
            Assert.InRange(estimate.MemoryMb / run.Number("memory_mb")!.Value, 0.5, 2);
            Assert.InRange(estimate.DiskMb * 1024 / run.Number("disk_kb")!.Value, 0.5, 2);
            Assert.False(estimate.IsBeyond);

            int Whole(string column) => int.Parse(run[column], CultureInfo.InvariantCulture);
        });
        double largest = runs.Max(r => r.Number("rows")!.Value * r.Number("features")!.Value * r.Number("classes")!.Value);
        Assert.True(RunEstimate.Of((int)largest + 1, 1, 1, Effort.Quick).IsBeyond);
    }

    [Fact]
    public void Seeds_add_up_and_a_run_without_a_search_has_none()
    {
        RunOptions one = new(), two = one with { Output = one.Output with { Seeds = 2 } };
        Assert.Equal(2 * RunEstimate.Of(SmallRun.Balance, one)!.Seconds, RunEstimate.Of(SmallRun.Balance, two)!.Seconds);
        Assert.Null(RunEstimate.Of(SmallRun.Balance, one with { Search = one.Search with { Method = SearchMethod.None } }));
        Assert.True(RunEstimate.Of(SmallRun.Balance, one with { Search = one.Search with { Effort = Effort.Thorough } })!.IsBeyond);
    }
}
