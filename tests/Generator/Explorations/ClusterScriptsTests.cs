using PrintedMlp.Generator.Explorations;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Tests.Generator.Explorations;

public sealed class ClusterScriptsTests : IDisposable
{
    private readonly FakePrograms _programs = new([], "bash", "seq", "xargs", "cat");

    public void Dispose() => _programs.Dispose();

    /// <summary>The folder's name would be two commands; the program <c>parallel</c> is that of moreutils.</summary>
    [Theory]
    [InlineData("plain")]
    [InlineData("a b'\"$(echo >ran)`echo >ran`{}")]
    public void Elements_run_without_a_scheduler_whatever_their_folder_is_called(string name)
    {
        string folder = _programs.File(name);
        new ClusterScripts("tool", "1", "/", "x", "out", ShellWord.Quoted(folder), 2, 2, 2, 1, 1, 3, false, []).Write(new Templates(), folder);
        File.WriteAllText(Path.Combine(folder, "element.sh"), "#!/bin/bash\necho element \"$1\"\n");
        File.WriteAllText(Path.Combine(folder, "merge.sbatch"), "echo merged\n");
        _programs.Add("parallel", "#!/bin/bash\necho moreutils; exit 1\n");
        Assert.Contains("--mem=3G\n", File.ReadAllText(Path.Combine(folder, "array.sbatch")), StringComparison.Ordinal);
        (int code, string output) = _programs.Run($"bash {ShellWord.Quoted(Path.Combine(folder, "parallel.sh"))}", asRoot: false);
        Assert.Equal((0, "merged\n"), (code, output));
        Assert.Equal(["element 1", "element 2"], new[] { 1, 2 }.Select(k => File.ReadAllText(Path.Combine(folder, $"logs/{k}.log")).Trim()));
        Assert.False(File.Exists(_programs.File("ran")));
    }
}
