using PrintedMlp.Tests.Approx.Technologies;
using PrintedMlp.Tests.Browser;
using PrintedMlp.Tests.Documentation;
using PrintedMlp.Tests.Generator.Commands;
using PrintedMlp.Tests.Generator.Runs;
using PrintedMlp.Tests.Hardware;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("PrintedMlp.Tests.LongestFirst", "PrintedMlp.Tests")]

namespace PrintedMlp.Tests;

/// <summary>Starts the classes that take minutes first, so that none of them is left alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Long =
    [
        typeof(BadCommandTests), typeof(ReportTests), typeof(NetlistTests), typeof(RtlTests),
        typeof(LevelStageTests), typeof(DesignRunTests), typeof(PowerTests), typeof(CommandsTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(Place).ThenBy(c => c.DisplayName, StringComparer.Ordinal);

    /// <summary>A class without a collection of its own choice is in one that is named after it.</summary>
    private static int Place(ITestCollection collection)
    {
        int place = Array.FindIndex(Long, type => collection.DisplayName.EndsWith(type.FullName!, StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
