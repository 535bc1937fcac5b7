using Xunit.Abstractions;

[assembly: TestCollectionOrderer("PrintedMlp.Tests.LongestFirst", "PrintedMlp.Tests")]

namespace PrintedMlp.Tests;

/// <summary>Starts the classes that take minutes first, so that none of them is left alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = ["BadCommandTests", "ReportTests", "NetlistTests", "RtlTests", "LevelStageTests", "DesignRunTests", "PowerTests", "ReadmeTests"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => Array.FindIndex(Long, name => c.DisplayName.EndsWith("." + name, StringComparison.Ordinal)) is >= 0 and int place ? place : Long.Length)
            .ThenBy(c => c.DisplayName, StringComparer.Ordinal);
}
