using System.Text.Json.Nodes;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Tests.Generator.Runs;

namespace PrintedMlp.Tests.Generator.Reports.Html;

/// <summary>Files of a run that a person has edited: a sentence says file, member, what was found and what was expected.</summary>
public sealed class DamagedRunTests : IClassFixture<DamagedRunTests.FinishedRun>, IDisposable
{
    private readonly TempFolder _folder = new();

    public DamagedRunTests(FinishedRun run)
    {
        foreach (string name in new[] { "run.json", "designs.csv", "baseline/details.json", "baseline/verification.json" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
            File.Copy(run.Folder.File(name), _folder.File(name));
        }
    }

    [Fact]
    public void The_run_itself_is_whole() => Assert.Single(RunOnDisk.Read(_folder.Path).Designs);

    [Theory]
    [InlineData("run.json", "", "null", "the file is null, expected an object")]
    [InlineData("run.json", "data", "[]", "data is a list, expected an object")]
    [InlineData("run.json", "data", null, "the file has no \"data\"")]
    [InlineData("run.json", "data.classes", "{}", "data.classes is an object, expected a list")]
    [InlineData("run.json", "data.classes", "[1]", "data.classes[0] is 1, expected a text")]
    [InlineData("run.json", "data.features", "[null]", "data.features[0] is null, expected an object")]
    [InlineData("run.json", "data.files", "[{}]", "data.files[0] has no \"name\"")]
    [InlineData("run.json", "data.notes", "true", "data.notes is true or false, expected a list")]
    [InlineData("run.json", "data.notes", "[null]", "data.notes[0] is null, expected a text")]
    [InlineData("run.json", "synthesis", "7", "synthesis is 7, expected an object")]
    [InlineData("run.json", "commonest_class", "null", "commonest_class is null, expected an object")]
    [InlineData("run.json", "effort_curve", "[{\"rounds\":4,\"area_cm2\":-1}]", "effort_curve[0].area_cm2 is -1, expected 0 to 1000000000")]
    [InlineData("run.json", "data.rows", "1e400", "data.rows is 1e400, expected 0 to 2147483647")]
    [InlineData("run.json", "split.kind", null, "split has no \"kind\"")]
    [InlineData("run.json", "options", "\"a\"", "options is a text, expected an object")]
    [InlineData("run.json", "options.input_bits", "2147483647", "options.input_bits is 2147483647, expected 1 to 8")]
    [InlineData("run.json", "data.features", "[]", "details.json of baseline reads a feature that run.json does not have")]
    [InlineData("baseline/details.json", "", "7", "the file is a number, expected an object")]
    [InlineData("baseline/details.json", "confusion", "[[-1]]", "confusion[0][0] is -1, expected 0 to 2147483647")]
    [InlineData("baseline/details.json", "outputs", "null", "outputs is null, expected a list")]
    [InlineData("baseline/details.json", "gates", null, "the file has no \"gates\"")]
    [InlineData("baseline/details.json", "cells", "[{\"cell\":\"A\",\"count\":2147483647,\"area_cm2\":1,\"static_power_mw\":1}]", "cells[0].count is 2147483647, expected 0 to 10000000")]
    [InlineData("baseline/details.json", "gates", "[{\"signal\":2000,\"cell\":\"A\",\"shape\":\"and\",\"pins\":[2000]}]", "gates[0].pins[0] is 2000, a signal that nothing gives")]
    [InlineData("baseline/details.json", "gates", "[{\"signal\":1,\"cell\":\"A\",\"shape\":\"and\",\"pins\":[]}]", "gates[0].signal is 1, expected 2 to 2147483647")]
    [InlineData("baseline/details.json", "reads", "[{\"signal\":2,\"feature\":0,\"bit\":9}]", "reads[0].bit is 9, expected 0 to 7")]
    [InlineData("baseline/verification.json", "", "[]", "the file is a list, expected an object")]
    [InlineData("baseline/verification.json", "vectors", "-1", "vectors is -1, expected 0 to 2147483647")]
    [InlineData("baseline/verification.json", "checks", "[7]", "checks[0] is 7, expected an object")]
    [InlineData("baseline/verification.json", "checks", "[{\"subject\":\"rtl\"}]", "checks[0] has no \"method\"")]
    public void A_member_that_is_something_else_is_named(string file, string member, string? value, string message)
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(_folder.File(file)))!;
        string[] names = member.Split('.');
        JsonNode parent = names[..^1].Aggregate(root, (node, name) => node[name]!);
        parent.AsObject().Remove(names[^1]);
        string marked = value is null ? root.ToJsonString() : With(root, parent, names[^1], value);
        File.WriteAllText(_folder.File(file), member.Length == 0 ? value : marked);
        Refused(message);
    }

    [Theory]
    [InlineData("""{"a":"\ud800"}""", "line 1 holds half a character")]
    [InlineData("""{"a":NaN}""", "this is no JSON, line 1, column 6: 'N' is an invalid start of a value")]
    [InlineData("", "it is empty")]
    public void Text_that_is_no_JSON_is_named_with_its_line(string text, string message)
    {
        foreach (string file in new[] { "baseline/verification.json", "baseline/details.json", "run.json" })
        {
            File.WriteAllText(_folder.File(file), text);
            Refused(message);
        }
    }

    [Theory]
    [InlineData("", "designs.csv has no row")]
    [InlineData("design,recommended\n", "designs.csv has no row")]
    [InlineData("design,design\nbaseline,baseline\n", "there are two columns design")]
    [InlineData("design,recommended\nbaseline,no\n", "designs.csv has 0 recommended designs, expected 1")]
    [InlineData("design,recommended\nbaseline,yes\nbaseline,no\n", "the last row of designs.csv, and no other, should be the baseline")]
    [InlineData("design,recommended\n../baseline,yes\n", "\"../baseline\" is no folder of a design")]
    [InlineData("design,recommended\n/etc,yes\n", "\"/etc\" is no folder of a design")]
    [InlineData("kind,recommended\nbaseline,yes\n", "there is no column design")]
    [InlineData("design,recommended\nbaseline\n", "is no table")]
    public void A_table_of_designs_that_is_none_is_named(string table, string message)
    {
        File.WriteAllText(_folder.File("designs.csv"), table);
        Refused(message);
    }

    public void Dispose() => _folder.Dispose();

    private void Refused(string message)
    {
        UserException e = Assert.Throws<UserException>(() => RunOnDisk.Read(_folder.Path));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, e.Message, StringComparison.Ordinal);
    }

    /// <summary>JSON nodes hold no 1e400, so the value is written as text.</summary>
    private static string With(JsonNode root, JsonNode parent, string name, string value)
    {
        if (name.Length == 0)
        {
            return value;
        }
        parent[name] = "the value goes here";
        return root.ToJsonString().Replace("\"the value goes here\"", value, StringComparison.Ordinal);
    }

    /// <summary>A run with nothing but its baseline.</summary>
    public sealed class FinishedRun : IDisposable
    {
        public FinishedRun() => FinishedRuns.CopyExact(Folder.Path);

        internal TempFolder Folder { get; } = new();

        public void Dispose() => Folder.Dispose();
    }
}
