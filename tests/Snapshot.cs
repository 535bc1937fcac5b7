using System.Runtime.CompilerServices;

namespace PrintedMlp.Tests;

/// <summary>Compares generated text with a committed file <c>tests/Snapshots/Class.Test.verified.EXT</c>. On a mismatch the
/// new text is put beside it as <c>.received.EXT</c>.</summary>
internal static class Snapshot
{
    public static void Matches(string text, string extension, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        string folder = Repository.Path("tests", "Snapshots");
        string name = $"{Path.GetFileNameWithoutExtension(file)}.{test}";
        string verified = Path.Combine(folder, $"{name}.verified.{extension}");
        string received = Path.Combine(folder, $"{name}.received.{extension}");
        string known = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (known == text)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, text);
        (string[] old, string[] now) = (known.Split('\n'), text.Split('\n'));
        int line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        Assert.Fail($"""
            {name} differs from its snapshot at line {line + 1}:
              verified: {old.ElementAtOrDefault(line) ?? "(end of file)"}
              received: {now.ElementAtOrDefault(line) ?? "(end of file)"}
            If the new text is right, accept it:
              mv tests/Snapshots/{name}.received.{extension} tests/Snapshots/{name}.verified.{extension}
            """);
    }
}
