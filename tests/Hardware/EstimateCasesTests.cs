using System.CommandLine;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Commands;

namespace PrintedMlp.Tests.Hardware;

/// <summary>Runs over tests/Cases/estimate: NAME.expected is what `estimate` prints for NAME.v or NAME.blif, notes and all, or the message that
/// it must give; NAME.options, NAME.vectors and NAME.labels are given where they are there. Needs Yosys.</summary>
public class EstimateCasesTests
{
    private static readonly string Folder = Repository.Path("tests", "Cases", "estimate");

    public static TheoryData<string> Cases => new(Directory.GetFiles(Folder)
        .Where(f => Path.GetExtension(f) is ".v" or ".blif").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_netlist_is_answered_as_the_file_beside_it_says(string file)
    {
        string expected = File.ReadAllText(Path.ChangeExtension(Path.Combine(Folder, file), ".expected"));
        Assert.Equal(expected, Answer(file).Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    private static string Answer(string file)
    {
        string Beside(string extension) => Path.ChangeExtension(Path.Combine(Folder, file), extension);
        List<string> arguments = [Path.Combine(Folder, file)];
        if (File.Exists(Beside(".options")))
        {
            arguments.AddRange(File.ReadAllText(Beside(".options")).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.Contains(".lib", StringComparison.Ordinal) ? string.Join(',', word.Split(',').Select(w => Path.Combine(Folder, w))) : word));
        }
        foreach (string option in new[] { "vectors", "labels" }.Where(o => File.Exists(Beside("." + o))))
        {
            arguments.AddRange(["--" + option, Beside("." + option)]);
        }
        using StringWriter text = new();
        try
        {
            Assert.Equal(0, EstimateCommand.Create().Parse(arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = text, Error = text }));
        }
        catch (UserException e)
        {
            text.WriteLine("error: " + e.Message);
        }
        return text.ToString();
    }
}
