using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Explorations;

/// <summary>What the templates of <c>slurm/</c> see: an exploration as the elements of an array job. All words are quoted for a shell.</summary>
/// <param name="Tool">The command that starts this very build of the tool.</param>
/// <param name="Version">The version that it has to have.</param>
/// <param name="WorkingFolder">Where relative paths of the command are found.</param>
/// <param name="Words">Words of <c>explore</c> without its folder.</param>
/// <param name="Out">The exploration's folder.</param>
/// <param name="Scripts">The scripts' folder.</param>
/// <param name="Points">Number of points.</param>
/// <param name="Elements">Number of elements.</param>
/// <param name="Shards">Shards that they make: element K makes shard K, and those beyond the last shard help with the first ones again.</param>
/// <param name="Parallel">Elements that may run at a time.</param>
/// <param name="Threads">Threads of each.</param>
/// <param name="MemoryGb">Memory of each in GiB.</param>
/// <param name="HasParts">Whether each element writes a folder of its own, which are merged at the end.</param>
/// <param name="Options">Further options of sbatch, such as <c>--time=2:00:00</c>.</param>
internal sealed record ClusterScripts(string Tool, string Version, string WorkingFolder, string Words, string Out, string Scripts, int Points,
    int Elements, int Shards, int Parallel, int Threads, int MemoryGb, bool HasParts, ImmutableArray<string> Options)
{
    /// <summary>The script that submits all others.</summary>
    public const string Submit = "submit.sh";

    private const UnixFileMode Runnable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private static readonly string[] Files = ["element.sh", "array.sbatch", "merge.sbatch", Submit, "parallel.sh"];

    /// <summary>The command that starts the tool as it was started now, without the launcher: elements that start at once must not build.</summary>
    public static string ThisTool
    {
        get
        {
            string started = Environment.ProcessPath!;
            return Path.GetFileNameWithoutExtension(started) == "dotnet"
                ? $"{ShellWord.Quoted(started)} {ShellWord.Quoted(Path.Combine(AppContext.BaseDirectory, "printedmlp.dll"))}"
                    : ShellWord.Quoted(started);
        }
    }

    /// <summary>Writes the scripts into a folder; earlier ones are replaced.</summary>
    /// <exception cref="UserException">They cannot be written.</exception>
    public void Write(Templates templates, string folder)
    {
        NewFolder.Make(Path.Combine(folder, "logs"), shownAs: folder);
        foreach (string file in Files)
        {
            string path = Path.Combine(folder, file);
            WholeFile.Write(path, templates.Render($"slurm/{file}.sbn", this));
            if (file.EndsWith(".sh", StringComparison.Ordinal) && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, Runnable);
            }
        }
    }
}
