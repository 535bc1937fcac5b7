using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Benchmarks;

/// <summary>One of the nine data sets with the options that the benchmarks give <c>printedmlp design</c>.</summary>
/// <param name="Name">As in data/float-baselines.csv.</param>
/// <param name="Options">The options.</param>
/// <param name="Files">Files in the folder of the data sets, rows in this order.</param>
internal sealed record BenchmarkData(string Name, RunOptions Options, params string[] Files)
{
    /// <summary>The nine.</summary>
    public static ImmutableArray<BenchmarkData> All { get; } =
    [
        new("Breast Cancer", WithHidden(3) with { Data = new DataSettings { Reading = new DatasetOptions { IgnoreColumns = ["1"] } } },
            "breast_cancer_wisconsin/breast-cancer-wisconsin.data"),
        new("Cardio", WithHidden(3), "cardiotocography/cardiotocography_nsp.csv"),
        new("Pendigits", WithHidden(5), "pendigits/pendigits.tra", "pendigits/pendigits.tes"),
        new("RedWine", WithHidden(2), "wine_quality/winequality-red.csv"),
        new("WhiteWine", WithHidden(4), "wine_quality/winequality-white.csv"),
        new("Seeds", WithHidden(4), "seeds/seeds_dataset.txt"),
        new("Vertebral", WithHidden(3) with { Data = new DataSettings { Clip = new Clip(1, 99) } }, "vertebral_column/column_3C.dat"),
        new("Balance", WithHidden(3) with { Data = new DataSettings { Reading = new DatasetOptions { ClassColumn = "1" } } }, "balance_scale/balance-scale.data"),
        new("Iris", WithHidden(3), "iris/iris.data"),
    ];

    /// <summary>The table.</summary>
    public Dataset Read()
    {
        string folder = Environment.GetEnvironmentVariable("PRINTEDMLP_DATASETS") ?? throw new UserException(
            "Set PRINTEDMLP_DATASETS to the folder of the data sets; CONTRIBUTING.md says where they come from.");
        return DatasetReader.Read([.. Files.Select(file => Path.Combine(folder, file))], Options.Data.Reading);
    }

    /// <summary>Networks of one size, without a search over gates.</summary>
    public static RunOptions WithHidden(int neurons) => new()
    {
        Training = new TrainingSettings { Hidden = [neurons] },
        Gates = new GateSettings { AreSearched = false },
        Threads = 2,
    };

    /// <summary>The same options on the test rows of the literature.</summary>
    public static RunOptions Published(RunOptions options) => options with { Data = options.Data with { Split = SplitKind.Published } };
}
