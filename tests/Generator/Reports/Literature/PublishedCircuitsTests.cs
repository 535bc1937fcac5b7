using PrintedMlp.Generator.Datasets;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Reports.Literature;

namespace PrintedMlp.Tests.Generator.Reports.Literature;

public class PublishedCircuitsTests
{
    private static CsvRow[] Table(string name) => [.. CsvRow.Read(Repository.Path("literature", name + ".csv"))];

    [Fact]
    public void Every_circuit_belongs_to_a_known_data_set_and_to_a_work_with_a_source()
    {
        string[] datasets = [.. Table("datasets").Select(r => r["dataset"])], works = [.. Table("works").Select(r => r["work"])];
        Assert.InRange(Table("circuits").Length, 20, 100);
        Assert.All(Table("circuits"), row =>
        {
            Assert.Contains(row["dataset"], datasets);
            Assert.Contains(row["work"], works);
            Assert.InRange(row.Number("accuracy_pct")!.Value, 20, 100);
            Assert.InRange((row.Number("area_cm2") ?? row.Number("system_area_cm2"))!.Value, 0.001, 100);
        });
    }

    [Fact]
    public void Every_work_is_an_entry_of_the_bibliography_and_no_entry_is_idle()
    {
        string[] keys = [.. Table("works").Select(r => r["key"]).Distinct()];
        string all = PublishedCircuits.Bibliography(keys);
        Assert.Equal(File.ReadAllText(Repository.Path("literature", "works.bib")), all);
        Assert.Equal(keys.Length, all.Split('@').Length - 1);
        Assert.All(keys, key => Assert.StartsWith("@", PublishedCircuits.Bibliography([key]), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_public_data_set_that_has_published_circuits_is_found_by_its_files()
    {
        string[] known = [.. DatasetCatalogue.All.Where(d => PublishedCircuits.Dataset(d.Files.Select(f => f.Sha256)) is not null).Select(d => d.Name)];
        Assert.Equal(["balance-scale", "breast-cancer", "pendigits", "red-wine", "white-wine"], known);
    }

    [Fact]
    public void Power_is_that_of_the_voltage_and_static_power_stands_for_the_total()
    {
        PublishedCircuit At(string technology) => PublishedCircuits.For("Cardio", technology).First(c => c.ShortName == "DATE'24");
        Assert.Equal(3.90 * 1.05, At("egfet-1.0V").TotalPowerMw!.Value, 1e-9);
        Assert.Equal(1.24 * 1.05, At("egfet-0.6V").TotalPowerMw!.Value, 1e-9);
        Assert.Null(At("egfet-0.8V").TotalPowerMw);
        Assert.Equal(3.6, PublishedCircuits.For("Cardio", "egfet-0.6V").First(c => c.ShortName == "ISCAS'25").TotalPowerMw);
    }

    [Fact]
    public void Other_technologies_and_other_data_have_none()
    {
        Assert.Empty(PublishedCircuits.For("Cardio", "cnt-tft-3.0V"));
        Assert.Empty(PublishedCircuits.For(PublishedCircuits.Dataset(["0"]), "egfet-1.0V"));
    }
}
