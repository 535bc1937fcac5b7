using System.Text;
using PrintedMlp.Tests.Training.Data;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Examples;

public class BalanceScaleTests
{
    private static readonly string Example = Repository.Path("examples", "balance-scale.csv");

    [Fact]
    public void The_committed_file_follows_its_rule_byte_by_byte()
    {
        var text = new StringBuilder("left_weight,left_distance,right_weight,right_distance,class\n");
        for (int i = 0; i < 625; i++)
        {
            int[] arms = [1 + i / 125, 1 + i / 25 % 5, 1 + i / 5 % 5, 1 + i % 5];
            int torque = arms[0] * arms[1] - arms[2] * arms[3];
            text.Append(string.Join(',', arms)).Append(',').Append("RBL"[Math.Sign(torque) + 1]).Append('\n');
        }
        Assert.Equal(Encoding.ASCII.GetBytes(text.ToString()), File.ReadAllBytes(Example));
    }

    [Trait("Needs", "datasets")]
    [Fact]
    public void The_committed_file_has_the_rows_of_the_uci_file()
    {
        string[] example = [.. Rows(DatasetReader.Read([Example], new())).Order(StringComparer.Ordinal)];
        Assert.Equal(example, Rows(DataSets.BalanceScale).Order(StringComparer.Ordinal));
        Assert.Equal(625, example.Distinct().Count());
    }

    private static IEnumerable<string> Rows(Dataset data) =>
        data.Rows.Select((row, i) => $"{string.Join(' ', row)} {data.Classes[data.Labels[i]]}");
}
