using System.Collections.Concurrent;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Tests.Generator.Runs;

/// <summary>Finished runs on the Balance example for tests that look at files only: each is made once for all of them, and copied.</summary>
internal static class FinishedRuns
{
    /// <summary>The options of a run that gives the exact network only.</summary>
    public static readonly RunOptions Exact = SmallRun.Options with { Search = SmallRun.Options.Search with { Method = SearchMethod.None } };

    private static readonly ConcurrentDictionary<(bool IsExact, ulong Seed), Lazy<string>> Made = new();
    private static readonly TempFolder Kept = new();

    static FinishedRuns() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Kept.Dispose();

    /// <summary>Copies the run with <see cref="SmallRun.Options"/> and a seed into a folder that exists.</summary>
    public static void Copy(string folder, ulong seed = 1) => Copy(isExact: false, seed, folder);

    /// <summary>Copies the run with <see cref="Exact"/> and a seed into a folder that exists.</summary>
    public static void CopyExact(string folder, ulong seed = 1) => Copy(isExact: true, seed, folder);

    private static void Copy(bool isExact, ulong seed, string folder)
    {
        string made = Made.GetOrAdd((isExact, seed), key => new Lazy<string>(() =>
        {
            string own = Directory.CreateDirectory(Kept.File($"{(key.IsExact ? "exact" : "usual")}-{key.Seed}")).FullName;
            SmallRun.Run(SmallRun.Balance, (key.IsExact ? Exact : SmallRun.Options) with { Seed = key.Seed }, own);
            return own;
        })).Value;
        foreach (string file in Directory.EnumerateFiles(made, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(made, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
