using System.Text;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Commands;

/// <summary>A fault of this program's own: the user gets one line, and a file to send to whoever can mend it.</summary>
internal static class Unforeseen
{
    /// <summary>Keeps what is known of a fault in a file beside <c>--out</c>, or in the current folder.</summary>
    /// <param name="fault">What happened.</param>
    /// <param name="args">The command.</param>
    /// <returns>The line for the user.</returns>
    public static string Kept(Exception fault, IReadOnlyList<string> args)
    {
        string text = $"printedmlp {ToolVersion.Text}\ncommand: printedmlp {string.Join(' ', args)}\nfolder: "
            + $"{Environment.CurrentDirectory}\n\n{fault}\n";
        string what = $"printedmlp has a fault of its own ({fault.GetType().Name}: {fault.Message.Split('\n')[0].Trim().TrimEnd('.')})";
        foreach (string file in new[] { $"{Out(args) ?? "printedmlp"}.error.txt", Path.Combine(Path.GetTempPath(), "printedmlp.error.txt") })
        {
            try
            {
                File.WriteAllText(file, text, new UTF8Encoding(false));
                return $"{what}. {file} says where; please report it with that file. A run that had begun its search goes on with the same command "
                    + "and --resume.";
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                // The next place.
            }
        }
        return $"{what}, and no file can be written that says where: {fault.StackTrace?.Split('\n')[0].Trim()}";
    }

    /// <summary>The folder of <c>--out</c> as it was written, without a look at whether the rest of the command makes sense.</summary>
    private static string? Out(IReadOnlyList<string> args)
    {
        for (int i = 0; i < args.Count; i++)
        {
            string? value = args[i] == "--out" && i + 1 < args.Count ? args[i + 1] : args[i].StartsWith("--out=", StringComparison.Ordinal)
                ? args[i]["--out=".Length..] : null;
            if (value is not null && Path.TrimEndingDirectorySeparator(value) is { Length: > 0 } folder)
            {
                return folder;
            }
        }
        return null;
    }
}
