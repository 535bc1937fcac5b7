using System.Diagnostics;
using System.Text;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Tests.Approx.Texts;

public sealed class InputFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ordinary_files_and_links_to_them_are_read()
    {
        File.WriteAllText(_folder.File("a"), "text");
        File.WriteAllText(_folder.File("empty"), "");
        File.CreateSymbolicLink(_folder.File("link"), _folder.File("a"));
        Assert.Equal(["text", "text", ""], new[] { "a", "link", "empty" }.Select(name => InputFile.Text(_folder.File(name))));
    }

    [Fact]
    public void Devices_pipes_and_files_without_end_are_refused()
    {
        File.CreateSymbolicLink(_folder.File("zero"), "/dev/zero");
        using (Process made = Process.Start("mkfifo", [_folder.File("pipe")]))
        {
            made.WaitForExit();
        }
        Assert.All(new[] { "zero", "pipe" }, name => Assert.Equal($"{_folder.File(name)}: this is a pipe or a device. Expected an ordinary file.",
            Assert.Throws<UserException>(() => InputFile.Bytes(_folder.File(name))).Message));
        File.WriteAllBytes(_folder.File("long"), Encoding.ASCII.GetBytes("12345"));
        Assert.Equal($"{_folder.File("long")}: this file has more than 4 bytes. Expected a smaller one.",
            Assert.Throws<UserException>(() => InputFile.Bytes(_folder.File("long"), 4)).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_for_the_caller_to_name() => Assert.Throws<FileNotFoundException>(() => InputFile.Bytes(_folder.File("none")));
}
