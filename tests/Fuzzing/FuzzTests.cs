using System.Diagnostics;
using System.Globalization;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Fuzzing;

/// <summary>Every kind of file, changed at random: reading it ends with a result or with a message for people, in bounded time and memory. Ten thousand
/// changes here, a million with scripts/fuzz.sh. A change is made again from its kind and its number.</summary>
public sealed class FuzzTests : IDisposable
{
    private const int Usual = 10_000;
    private const long MostBytes = 2L << 30;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>The shares of all kinds together: eight each, and one for each that takes its time.</summary>
    private static readonly int Shares = FuzzedFile.Kinds.Keys.Sum(name => FuzzedFile.IsSlow(name) ? 1 : 8);

    private readonly TempFolder _folder = new();

    /// <summary>Number of changes in all, for all kinds together, and the first of them.</summary>
    private static (int Count, int First) Asked => (Number("PRINTEDMLP_FUZZ", Usual), Number("PRINTEDMLP_FUZZ_FIRST", 0));

    public static TheoryData<string> Kinds => new(FuzzedFile.Kinds.Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_changed_file_is_read_or_refused_with_a_message(string kind)
    {
        FuzzedFile file = FuzzedFile.Kinds[kind]();
        string path = _folder.File("changed");
        Assert.All(file.Seeds, seed => Run(file, path, seed, out _));
        List<string> faults = [];
        int count = Asked.Count * (FuzzedFile.IsSlow(kind) ? 1 : 8) / Shares, refused = 0;
        for (int i = Asked.First; i < Asked.First + count && faults.Count < 5; i++)
        {
            RandomStream random = new RandomStream(2026).Child((ulong)i);
            byte[] changed = Mutation.Of(file.Seeds[random.Next(file.Seeds.Length)], file.IsJson, random);
            if (Run(file, path, changed, out bool isRefused) is { } fault)
            {
                string kept = Path.Combine(Path.GetTempPath(), $"printedmlp-fuzz-{string.Concat(kind.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}-{i}");
                File.WriteAllBytes(kept, changed);
                faults.Add($"change {i}, kept as {kept}: {fault}");
            }
            refused += isRefused ? 1 : 0;
        }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.InRange(refused, count / 20, count);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>What went wrong; null when the file was read, or refused as it should be.</summary>
    private static string? Run(FuzzedFile file, string path, byte[] bytes, out bool isRefused)
    {
        File.WriteAllBytes(path, bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        isRefused = false;
        try
        {
            file.Use(path);
        }
        catch (Exception e) when (e is UserException or ToolException)
        {
            isRefused = true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return $"{e.GetType().Name}: {e.Message}\n{e.StackTrace}";
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        return took > Longest ? $"it took {took.TotalSeconds:0} s" : allocated > MostBytes ? $"it took {allocated >> 20} MiB" : null;
    }

    private static int Number(string variable, int usual) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : usual;
}
