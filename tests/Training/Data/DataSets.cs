using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Training.Data;

/// <summary>The real data sets, which are not part of the repository.</summary>
internal static class DataSets
{
    public static Dataset BreastCancer => Read(
        new DatasetOptions { IgnoreColumns = ["1"] }, "breast_cancer_wisconsin/breast-cancer-wisconsin.data");

    public static Dataset Cardio => Read(new(), "cardiotocography/cardiotocography_nsp.csv");

    public static Dataset Pendigits => Read(new(), "pendigits/pendigits.tra", "pendigits/pendigits.tes");

    public static Dataset RedWine => Read(new(), "wine_quality/winequality-red.csv");

    public static Dataset WhiteWine => Read(new(), "wine_quality/winequality-white.csv");

    public static Dataset Seeds => Read(new(), "seeds/seeds_dataset.txt");

    public static Dataset Vertebral => Read(new(), "vertebral_column/column_3C.dat");

    public static Dataset BalanceScale => Read(
        new DatasetOptions { ClassColumn = "1" }, "balance_scale/balance-scale.data");

    public static Dataset Iris => Read(new(), "iris/iris.data");

    /// <summary>The data set that a property here is named after.</summary>
    public static Dataset Named(string name) =>
        (Dataset)typeof(DataSets).GetProperty(name)!.GetValue(null)!;

    private static Dataset Read(DatasetOptions options, params string[] files)
    {
        string folder = Environment.GetEnvironmentVariable("PRINTEDMLP_DATASETS")
            ?? throw new InvalidOperationException(
                "Set PRINTEDMLP_DATASETS to the folder of the data sets (CONTRIBUTING.md says which); this test needs them.");
        return DatasetReader.Read([.. files.Select(file => Path.Combine(folder, file))], options);
    }
}
