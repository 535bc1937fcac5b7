using System.Collections.Immutable;
using System.Security.Cryptography;
using PrintedMlp.Generator.Datasets;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Generator.Datasets;

public class DatasetCatalogueTests
{
    public static TheoryData<string> WithFiles => new(DatasetCatalogue.All.Where(d => !d.Files.IsEmpty).Select(d => d.Name));

    [Theory]
    [MemberData(nameof(WithFiles))]
    [Trait("Needs", "datasets")]
    public void A_data_set_is_read_from_the_files_with_its_checksums(string name)
    {
        PublicDataset dataset = DatasetCatalogue.Find(name)!;
        Dictionary<string, string> known = Directory.EnumerateFiles(Environment.GetEnvironmentVariable("PRINTEDMLP_DATASETS")!, "*", SearchOption.AllDirectories)
            .Where(file => dataset.Files.Any(f => f.Name == Path.GetFileName(file)))
            .ToDictionary(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
        Dataset read = DatasetReader.Read([.. dataset.Files.Select(f => known[f.Sha256])], new DatasetOptions
        {
            ClassColumn = dataset.ClassColumn,
            IgnoreColumns = dataset.IgnoreColumns,
        });
        Assert.Equal(dataset.Features, read.Features.Length);
        Assert.Equal(dataset.Classes, read.Classes.Length);
        // Breast Cancer: 16 rows miss a cell.
        Assert.Equal(dataset.Rows - (name == "breast-cancer" ? 16 : 0), read.Rows.Length);
    }

    [Fact]
    public void Names_differ_and_every_data_set_can_be_obtained()
    {
        Assert.Equal(9, DatasetCatalogue.All.Select(d => d.Name).Distinct().Count());
        Assert.All(DatasetCatalogue.All, d => Assert.NotEqual(d.Files.IsEmpty, d.ByHand is null));
        ImmutableArray<PublicFile> files = [.. DatasetCatalogue.All.SelectMany(d => d.Files)];
        Assert.All(files, f => Assert.Matches("^[0-9a-f]{64}$", f.Sha256));
    }
}
