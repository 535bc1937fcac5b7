using System.Globalization;

namespace PrintedMlp.Tests;

/// <summary>What neither the build nor <c>dotnet format whitespace</c> looks at: the width of the product's lines, and the order of
/// usings: namespaces, then types, then aliases, those of System first in each, the rest by the alphabet.</summary>
public sealed class SourceStyleTests
{
    /// <summary>As .editorconfig says, which editors read and the compiler does not.</summary>
    [Fact]
    public void No_line_is_wider_than_editors_are_told()
    {
        string rule = File.ReadLines(Repository.Path(".editorconfig")).Single(line => line.StartsWith("max_line_length", StringComparison.Ordinal));
        int widest = int.Parse(rule.Split('=')[1], CultureInfo.InvariantCulture);
        Assert.Empty(SourceFiles(Repository.Path("src")).SelectMany(file =>
            File.ReadLines(file).Index().Where(line => line.Item.Length > widest).Select(line => $"{file}, line {line.Index + 1}")));
    }

    [Fact]
    public void Usings_are_in_order()
    {
        string[] files = [.. new[] { "src", "tests", "benchmarks" }.SelectMany(folder => SourceFiles(Repository.Path(folder)))];

        Assert.True(files.Length > 500, $"Only {files.Length} files were found.");
        Assert.DoesNotContain(files, file => !InOrder(File.ReadLines(file)));
    }

    [Theory]
    [InlineData(true, "using System.Text;", "using PrintedMlp.Approx;", "using Xunit;")]
    [InlineData(true, "using System;", "using System.Text;", "using static System.Math;", "using A = System.Int32;")]
    [InlineData(false, "using PrintedMlp.Approx;", "using System.Text;")]
    [InlineData(false, "using System.Text;", "using System;")]
    [InlineData(false, "using static System.Math;", "using Xunit;")]
    public void Order_is_judged(bool expected, params string[] lines) => Assert.Equal(expected, InOrder(lines));

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split('/').Intersect(["bin", "obj"]).Any());

    private static bool InOrder(IEnumerable<string> lines)
    {
        string[] usings = [.. lines.TakeWhile(line => !line.StartsWith("namespace", StringComparison.Ordinal)).Where(IsUsing)];
        return usings.SequenceEqual(usings.OrderBy(Kind).ThenBy(IsOfAnother).ThenBy(Name, StringComparer.Ordinal));
    }

    private static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('(', StringComparison.Ordinal);

    private static int Kind(string line) => line.Contains('=', StringComparison.Ordinal) ? 2 : line.StartsWith("using static ", StringComparison.Ordinal) ? 1 : 0;

    private static bool IsOfAnother(string line) => Name(line) != "System" && !Name(line).StartsWith("System.", StringComparison.Ordinal);

    private static string Name(string line) => line.TrimEnd(';').Split(' ')[Kind(line) == 1 ? 2 : 1];
}
