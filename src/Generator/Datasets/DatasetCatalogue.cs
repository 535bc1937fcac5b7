using System.Collections.Immutable;

namespace PrintedMlp.Generator.Datasets;

/// <summary>The data sets of the literature on printed classifiers, all in the UCI Machine Learning Repository. Files are those whose
/// SHA-256 third parties know for the repository's own bytes.</summary>
internal static class DatasetCatalogue
{
    private const string Databases = "ml/machine-learning-databases/";
    private const string Wine = "Cortez, P., Cerdeira, A., Almeida, F., Matos, T. & Reis, J. (2009). Wine Quality";
    private const string WinePage = "https://doi.org/10.24432/C56S3T";

    /// <summary>All of them.</summary>
    public static ImmutableArray<PublicDataset> All { get; } =
    [
        new("balance-scale", "Balance Scale", 625, 4, 3, "Siegler, R. (1976). Balance Scale", "https://doi.org/10.24432/C5488X")
        {
            Files = [new(Databases + "balance-scale/balance-scale.data", "5611187ef7345d807aa8ae22615945ade52a190537c0b1434bd44c3e877c5bb4")],
            ClassColumn = "1",
        },
        new("breast-cancer", "Breast Cancer Wisconsin (Original)", 699, 9, 2,
            "Wolberg, W. (1990). Breast Cancer Wisconsin (Original)", "https://doi.org/10.24432/C5HP4Z")
        {
            Files = [new(Databases + "breast-cancer-wisconsin/breast-cancer-wisconsin.data",
                "402c585309c399237740f635ef9919dc512cca12cbeb20de5e563a4593f22b64")],
            IgnoreColumns = ["1"],
        },
        new("cardio", "Cardiotocography", 2126, 21, 3, "Campos, D. & Bernardes, J. (2000). Cardiotocography", "https://doi.org/10.24432/C51S4N")
        {
            FileByHand = "cardiotocography_nsp.csv",
            ByHand = "it is offered as a spreadsheet only: save the table of the 21 features from LB to Tendency and the class NSP last as CSV",
        },
        new("iris", "Iris", 150, 4, 3, "Fisher, R. (1936). Iris", "https://doi.org/10.24432/C56C76")
        {
            Files = [new(Databases + "iris/iris.data", "6f608b71a7317216319b4d27b4d9bc84e6abd734eda7872b71a458569e2656c0")],
        },
        new("pendigits", "Pen-Based Recognition of Handwritten Digits", 10992, 16, 10,
            "Alpaydin, E. & Alimoglu, F. (1996). Pen-Based Recognition of Handwritten Digits", "https://doi.org/10.24432/C5MG6K")
        {
            Files =
            [
                new(Databases + "pendigits/pendigits.tra", "e2b9eb9f0d0467e2b64a4816a3420edf2b8043447576f4b84337aba44a9f97d3"),
                new(Databases + "pendigits/pendigits.tes", "8bd03229c5c5291fefe43e45465dd948d2645bf23328b9d993e0b777666b2015"),
            ],
        },
        new("red-wine", "Wine Quality, red", 1599, 11, 6, Wine, WinePage)
        {
            Files = [new(Databases + "wine-quality/winequality-red.csv", "4a402cf041b025d4566d954c3b9ba8635a3a8a01e039005d97d6a710278cf05e")],
        },
        new("seeds", "Seeds", 210, 7, 3,
            "Charytanowicz, M., Niewczas, J., Kulczycki, P., Kowalski, P. & Lukasik, S. (2010). Seeds", "https://doi.org/10.24432/C5H30K")
        {
            FileByHand = "seeds_dataset.txt",
            ByHand = "copies of seeds_dataset.txt differ in their tabs, so that no checksum is agreed on: fetch it from the page",
        },
        new("vertebral", "Vertebral Column, three classes", 310, 6, 3,
            "Barreto, G. & Neto, A. (2005). Vertebral Column", "https://doi.org/10.24432/C5K89B")
        {
            FileByHand = "column_3C.dat",
            ByHand = "copies of column_3C.dat differ in their line ends, so that no checksum is agreed on: fetch the archive from the page",
        },
        new("white-wine", "Wine Quality, white", 4898, 11, 7, Wine, WinePage)
        {
            Files = [new(Databases + "wine-quality/winequality-white.csv", "76c3f809815c17c07212622f776311faeb31e87610d52c26d87d6e361b169836")],
        },
    ];

    /// <summary>The data set of a name, null when there is none.</summary>
    public static PublicDataset? Find(string name) => All.FirstOrDefault(d => d.Name == name);
}
