using System.Security.Cryptography;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Runs;

/// <summary><c>files.sha256</c>: the files that a run wrote with their SHA-256, as <c>sha256sum -c</c> reads it. What is not listed, or has other
/// bytes,
/// is somebody else's.</summary>
internal static class Manifest
{
    /// <summary>The name of the list.</summary>
    public const string FileName = "files.sha256";

    /// <summary>Folders from a file to that of its run and of that run's seeds, and a few that somebody has made there.</summary>
    private const int Deepest = 8;

    /// <summary>Lists all files of a folder that holds nothing else.</summary>
    public static void Write(string folder) => Write(folder,
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Name(folder, f)));

    /// <summary>Brings the lists of the runs above files that this tool has just written, or removed, up to date. A list beside no run is somebody
    /// else's, and so is one further up than a run's folders go.</summary>
    public static void Wrote(params IEnumerable<string> files)
    {
        foreach (IGrouping<string, string> group in files.Select(Path.GetFullPath).GroupBy(file => Path.GetDirectoryName(file)!))
        {
            string? folder = group.Key;
            for (int level = 0; level < Deepest && folder is not null; level++, folder = Path.GetDirectoryName(folder))
            {
                if (IsRun(folder) && Read(folder) is { } hashes)
                {
                    WriteHashes(folder, Updated(folder, hashes, group));
                }
            }
        }
    }

    /// <summary>Whether a folder is that of a run, or of runs of several seeds.</summary>
    public static bool IsRun(string folder) => File.Exists(Path.Combine(folder, "run.json")) || File.Exists(Path.Combine(folder, "seeds.csv"));

    /// <summary>What a folder holds that no run wrote, in words; null when it holds nothing else.</summary>
    public static string? Foreign(string folder)
    {
        if (Read(folder) is not { } hashes)
        {
            return $"it has no {FileName} to tell the run's files from yours";
        }
        hashes.Remove(FileName);
        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            string name = Name(folder, entry.FullName);
            if (entry.LinkTarget is not null)
            {
                return $"{name} is a link, which no run writes";
            }
            if (entry is DirectoryInfo)
            {
                if (!hashes.Keys.Any(file => file.StartsWith(name + "/", StringComparison.Ordinal)))
                {
                    return $"no run wrote {name}";
                }
            }
            else if (name != FileName && !(hashes.TryGetValue(name, out string? hash) && hash == Hash(entry.FullName)))
            {
                return hash is null ? $"no run wrote {name}" : $"{name} was changed since its run";
            }
        }
        return null;
    }

    private static void Write(string folder, IEnumerable<string> names) =>
        WriteHashes(folder, names.Where(name => name != FileName).ToDictionary(name => name, name => Hash(Path.Combine(folder, name))));

    private static Dictionary<string, string> Updated(string folder, Dictionary<string, string> hashes, IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            hashes.Remove(Name(folder, file));
            if (File.Exists(file))
            {
                hashes[Name(folder, file)] = Hash(file);
            }
        }
        return hashes;
    }

    private static void WriteHashes(string folder, Dictionary<string, string> hashes) => WholeFile.Write(Path.Combine(folder, FileName),
        string.Concat(hashes.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Value}  {h.Key}\n")));

    /// <summary>The hashes by name; null when there is no list, or it is none.</summary>
    private static Dictionary<string, string>? Read(string folder)
    {
        string file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            return null;
        }
        Dictionary<string, string> hashes = new(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(file))
        {
            if (line.Length < 67 || line[64..66] != "  " || !hashes.TryAdd(line[66..], line[..64]))
            {
                return null;
            }
        }
        return hashes;
    }

    private static string Name(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    private static string Hash(string file)
    {
        using FileStream bytes = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
