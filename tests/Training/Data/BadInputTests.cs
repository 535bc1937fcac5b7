using PrintedMlp.Approx;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Training.Data;

/// <summary>Runs over tests/Cases/data: NAME.message is the exact message that NAME.csv must give, or NAME.1.csv and
/// NAME.2.csv read together, with the options, one a line, of NAME.options.</summary>
public class BadInputTests
{
    private static readonly string Folder = Repository.Path("tests", "Cases", "data");

    public static TheoryData<string> Cases => new(Names);

    private static string[] Names => [.. Directory.GetFiles(Folder, "*.message")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Where(name => !name.EndsWith(".received", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_bad_file_gives_the_message_beside_it(string name)
    {
        string[] files = [.. Directory.GetFiles(Folder, $"{name}.csv"), .. Directory.GetFiles(Folder, $"{name}.?.csv").Order()];
        var error = Assert.Throws<UserException>(() => DatasetReader.Read(files, Options(Path.Combine(Folder, $"{name}.options"))));
        string message = error.Message.Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal) + "\n";
        string expected = Path.Combine(Folder, $"{name}.message");
        if (message != File.ReadAllText(expected))
        {
            string received = Path.Combine(Folder, $"{name}.received.message");
            File.WriteAllText(received, message);
            Assert.Fail($"The message is:\n{message}expected is:\n{File.ReadAllText(expected)}accept with: mv {received} {expected}");
        }
    }

    [Fact]
    public void Every_file_of_the_folder_belongs_to_a_case()
    {
        Assert.All(Directory.GetFiles(Folder), file => Assert.Contains(Path.GetFileName(file).Split('.')[0], Names));
        Assert.InRange(Names.Length, 30, int.MaxValue);
    }

    private static DatasetOptions Options(string file)
    {
        var options = new DatasetOptions();
        foreach (string line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            string value = line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            options = line[..^(value.Length + 1)] switch
            {
                "--class-column" => options with { ClassColumn = value },
                "--ignore-columns" => options with { IgnoreColumns = [.. value.Split(',')] },
                "--header" => options with { Header = value == "yes" ? HeaderLine.Present : HeaderLine.Absent },
                "--missing" => options with { Missing = [.. value.Split(',')] },
                "--skip-lines" => options with { SkipLines = int.Parse(value) },
                "--decimal" => options with { Decimal = value[0] },
                "--class-from-file-name" => options with { ClassFromFileName = true },
                "--ordered" => options with { Ordered = [new(value.Split('=')[0], [.. value.Split('=')[1].Split(',')])] },
                "--impute" => options with { ImputeMedian = true },
                _ => throw new InvalidOperationException($"{file}: {line}"),
            };
        }
        return options;
    }
}
