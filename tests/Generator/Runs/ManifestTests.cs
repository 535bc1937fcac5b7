using PrintedMlp.Approx;
using PrintedMlp.Generator.Runs;

namespace PrintedMlp.Tests.Generator.Runs;

public sealed class ManifestTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Out => _folder.File("out");

    [Fact]
    public void A_run_that_nobody_touched_is_replaced()
    {
        Write("first");
        Write("second");
        Assert.Equal("second", File.ReadAllText(Path.Combine(Out, "designs/01/netlist.v")));
        Assert.Equal([Out], Directory.GetDirectories(_folder.Path));
    }

    [Theory]
    [InlineData("designs/01/netlist.v", "designs/01/netlist.v was changed since its run")]
    [InlineData("designs/01/notes.txt", "no run wrote designs/01/notes.txt")]
    [InlineData(".hidden", "no run wrote .hidden")]
    [InlineData("mine/thesis.tex", "no run wrote mine")]
    public void A_folder_with_a_file_of_somebody_else_is_left_alone_and_the_file_is_named(string file, string message)
    {
        Write("first");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Out, file))!);
        File.WriteAllText(Path.Combine(Out, file), "mine");
        UserException e = Assert.Throws<UserException>(() => new RunFolder(Out, overwrite: true));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Out, file)));
        Assert.True(File.Exists(Path.Combine(Out, "run.json")));
    }

    [Fact]
    public void A_link_an_empty_folder_and_a_run_without_a_list_are_left_alone()
    {
        Write("first");
        Directory.CreateSymbolicLink(Path.Combine(Out, "data"), _folder.Path);
        Assert.Contains("data is a link", Refused(), StringComparison.Ordinal);
        Directory.Delete(Path.Combine(Out, "data"));
        Directory.CreateDirectory(Path.Combine(Out, "plans"));
        Assert.Contains("no run wrote plans", Refused(), StringComparison.Ordinal);
        Directory.Delete(Path.Combine(Out, "plans"));
        File.Delete(Path.Combine(Out, Manifest.FileName));
        Assert.Contains("it has no files.sha256", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_beside_no_run_is_somebody_elses()
    {
        Write("first");
        string list = new string('0', 64) + "  thesis.tex\n";
        File.WriteAllText(_folder.File(Manifest.FileName), list);
        File.WriteAllText(Path.Combine(Out, "page.html"), "new");
        Manifest.Wrote(Path.Combine(Out, "page.html"));
        Assert.Equal(list, File.ReadAllText(_folder.File(Manifest.FileName)));
        Assert.Null(Manifest.Foreign(Out));
    }

    [Fact]
    public void A_file_that_comes_while_the_run_goes_on_keeps_the_folder()
    {
        Write("first");
        using (RunFolder run = new(Out, overwrite: true))
        {
            File.WriteAllText(Path.Combine(run.Path, "run.json"), "second");
            File.WriteAllText(Path.Combine(Out, "notes.txt"), "mine");
            Assert.Throws<UserException>(() => run.Finish(() => { }));
        }
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Out, "notes.txt")));
        Assert.Equal("first", File.ReadAllText(Path.Combine(Out, "run.json")));
        Assert.Equal([Out], Directory.GetDirectories(_folder.Path));
    }

    [Fact]
    public void What_the_tool_writes_again_is_still_its_own()
    {
        Write("first");
        string file = Path.Combine(Out, "designs/01/netlist.v");
        File.WriteAllText(file, "verified again");
        Manifest.Wrote(file);
        Assert.Null(Manifest.Foreign(Out));
        File.WriteAllText(Path.Combine(Out, "new.csv"), "a table");
        Manifest.Wrote(Path.Combine(Out, "new.csv"));
        Assert.Null(Manifest.Foreign(Out));
    }

    [Fact]
    public void Files_go_among_others_when_all_are_there_and_not_before()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "netlist.v"), "old");
        File.WriteAllText(Path.Combine(Out, "notes.txt"), "mine");
        using (FolderAside failed = new(Out, merges: true))
        {
            File.WriteAllText(Path.Combine(failed.Path, "netlist.v"), "half");
        }
        Assert.Equal(["netlist.v", "notes.txt"], Directory.GetFileSystemEntries(Out).Select(Path.GetFileName).Order());
        Assert.Equal("old", File.ReadAllText(Path.Combine(Out, "netlist.v")));
        using (FolderAside whole = new(Out, merges: true))
        {
            File.WriteAllText(Path.Combine(whole.Path, "netlist.v"), "new");
            whole.Merge();
        }
        Assert.Equal("new", File.ReadAllText(Path.Combine(Out, "netlist.v")));
        Assert.Equal(["netlist.v", "notes.txt"], Directory.GetFileSystemEntries(Out).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_folder_whose_replacement_was_killed_half_way_is_there_again()
    {
        string moved = $"{Out}.old-{int.MaxValue}", older = $"{Out}.old-{int.MaxValue - 1}";
        Directory.CreateDirectory(moved);
        File.WriteAllText(Path.Combine(moved, "run.json"), "first");
        using (FolderAside next = new(Out))
        {
            Assert.Equal("first", File.ReadAllText(Path.Combine(Out, "run.json")));
            next.Replace(() => { });
        }
        Directory.Move(Out, moved);
        File.WriteAllText(Path.Combine(moved, "notes.txt"), "mine");
        Assert.Contains("exists and is not empty", Assert.Throws<UserException>(() => new RunFolder(Out, overwrite: false)).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(older);
        using FolderAside last = new(Out);
        Assert.Equal(["out", Path.GetFileName(last.Path)], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_name_that_looks_like_a_pattern_stands_for_itself_alone()
    {
        string[] others = [_folder.File($"run1.part-{int.MaxValue}"), _folder.File($"runA.old-{int.MaxValue}"), _folder.File("r.part-")];
        Array.ForEach(others, other => Directory.CreateDirectory(other));
        foreach (string name in new[] { "run?", "r*n1", "*" })
        {
            using FolderAside aside = new(_folder.File(name));
            Assert.False(Directory.Exists(_folder.File(name)));
        }
        Assert.Equal(others.Order(), Directory.GetDirectories(_folder.Path).Order());
    }

    public void Dispose() => _folder.Dispose();

    private string Refused() => Assert.Throws<UserException>(() => new RunFolder(Out, overwrite: true)).Message;

    private void Write(string text)
    {
        using RunFolder run = new(Out, overwrite: true);
        Directory.CreateDirectory(Path.Combine(run.Path, "designs/01"));
        File.WriteAllText(Path.Combine(run.Path, "run.json"), text);
        File.WriteAllText(Path.Combine(run.Path, "designs/01/netlist.v"), text);
        run.Finish(() => { });
    }
}
