using PrintedMlp.Generator.Commands;

namespace PrintedMlp.Tests.Generator.Commands;

public class UnforeseenTests
{
    [Theory]
    [InlineData("--out", "OUT/")]
    [InlineData("--out=OUT")]
    public void A_fault_of_our_own_is_one_line_and_a_file_beside_the_target_with_trace_and_command(params string[] target)
    {
        using TempFolder folder = new();
        string[] args = ["design", "data.csv", .. target.Select(t => t.Replace("OUT", folder.File("out"), StringComparison.Ordinal))];
        string line = Unforeseen.Kept(Thrown(), args);
        Assert.DoesNotContain('\n', line);
        Assert.Contains("InvalidOperationException: no such thing", line, StringComparison.Ordinal);
        Assert.Contains(folder.File("out.error.txt"), line, StringComparison.Ordinal);
        string text = File.ReadAllText(folder.File("out.error.txt"));
        Assert.Contains("command: printedmlp design data.csv --out", text, StringComparison.Ordinal);
        Assert.Contains(nameof(Thrown), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_target_cannot_be_written_the_file_is_in_the_temporary_folder() =>
        Assert.Contains(Path.Combine(Path.GetTempPath(), "printedmlp.error.txt"), Unforeseen.Kept(Thrown(), ["design", "--out", "/dev/null/out"]), StringComparison.Ordinal);

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("no such thing.\nat all");
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }
}
