using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Training.Data;

public class UnreadableFileTests
{
    [Fact]
    public void No_file_at_all_is_refused() =>
        Assert.Equal("No data file is named. Name one CSV file, or several with the same columns.", Message());

    [Fact]
    public void A_file_that_does_not_exist_is_named()
    {
        using var folder = new TempFolder();
        string file = folder.File("none.csv");
        Assert.Equal($"{file}: there is no such file. Check the name and the folder.", Message(file));
    }

    [Fact]
    public void A_file_in_a_folder_that_does_not_exist_is_named()
    {
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, "nowhere", "none.csv");
        Assert.Equal($"{file}: there is no such file. Check the name and the folder.", Message(file));
    }

    [Fact]
    public void A_directory_is_told_from_a_file()
    {
        using var folder = new TempFolder();
        Assert.Equal(
            $"{folder.Path}: this is a directory. Name the CSV files in it, one after the other.", Message(folder.Path));
    }

    [Fact]
    public void An_empty_name_is_a_message_too() =>
        Assert.StartsWith(": this file cannot be read: ", Message(""), StringComparison.Ordinal);

    /// <summary>Permission bits bind neither root nor Windows; there the refusal itself is made here.</summary>
    [Fact]
    public void A_file_without_permission_is_named()
    {
        using var folder = new TempFolder();
        string file = folder.File("secret.csv");
        File.WriteAllText(file, "1,a\n2,b\n");
        bool bound = !OperatingSystem.IsWindows() && !Environment.IsPrivilegedProcess;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.None);
        }
        string message = !bound
            ? InputFile.Unreadable(file, new UnauthorizedAccessException()).Message
            : Message(file);
        Assert.Equal($"{file}: no permission to read this file. Change its permissions or its owner.", message);
    }

    private static string Message(params string[] files) =>
        Assert.Throws<UserException>(() => DatasetReader.Read(files, new())).Message;
}
