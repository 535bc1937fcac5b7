namespace PrintedMlp.Tests.Generator.Commands;

/// <summary>Runs over tests/Cases/cli: NAME.message holds the exit code and the exact text that the script NAME.sh must
/// give. The folder's scripts run the whole program; tests/Cases/data has the mistakes that are in the data.</summary>
public class BadCommandTests(CommandLine commandLine) : IClassFixture<CommandLine>
{
    private static readonly string Folder = Repository.Path("tests", "Cases", "cli");

    public static TheoryData<string> Cases => new(Names);

    private static string[] Names =>
        [.. Directory.GetFiles(Folder, "*.sh").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_bad_command_gives_the_message_beside_it_and_leaves_nothing_half_written(string name)
    {
        (int exitCode, string output, string[] left) = commandLine.Run(File.ReadAllText(Path.Combine(Folder, $"{name}.sh")));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain(left, file => file.Contains(".part", StringComparison.Ordinal));
        Assert.InRange(exitCode, 0, 130);
        string message = $"exit code {exitCode}\n{output}";
        string expected = Path.Combine(Folder, $"{name}.message");
        if (!File.Exists(expected) || message != File.ReadAllText(expected))
        {
            string received = Path.Combine(Folder, $"{name}.received.message");
            File.WriteAllText(received, message);
            Assert.Fail($"The answer is:\n{message}\nexpected is {name}.message; accept with: mv {received} {expected}");
        }
    }

    [Fact]
    public void Every_file_of_the_folder_belongs_to_a_case()
    {
        Assert.All(Directory.GetFiles(Folder), file => Assert.Contains(Path.GetFileName(file).Split('.')[0], Names));
        Assert.InRange(Names.Length, 40, int.MaxValue);
    }
}
