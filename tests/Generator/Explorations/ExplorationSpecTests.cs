using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Explorations;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Runs;

namespace PrintedMlp.Tests.Generator.Explorations;

public sealed class ExplorationSpecTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Every_combination_is_a_point_and_a_data_set_can_have_options_of_its_own()
    {
        ExplorationPoint[] points = [.. Read("""
            // five runs
            {
              "data": ["iris", {"name": "mine", "files": ["a.csv", "b.csv"], "hidden": "4", "class-column": "kind"}],
              "hidden": [3, "5,8"], "seed": [1, 2], "effort": "quick", "no-gate-search": true, "balance-classes": false,
            }
            """).Points()];
        Assert.Equal(["iris_hidden-3_seed-1", "iris_hidden-3_seed-2", "iris_hidden-5-8_seed-1", "iris_hidden-5-8_seed-2", "mine_hidden-4_seed-1", "mine_hidden-4_seed-2"], points.Select(p => p.Name));
        Assert.Equal("iris --name iris --hidden 5,8 --seed 2 --effort quick --no-gate-search", string.Join(' ', points[3].Words));
        (ImmutableArray<string> files, RunOptions options) = RunRequest.Read(points[5].Words);
        Assert.Equal(["a.csv", "b.csv"], files.Select(Path.GetFileName));
        Assert.True(Path.IsPathRooted(files[0]));
        Assert.Equal((2ul, "kind", "mine", 4), (options.Seed, options.Data.Reading.ClassColumn, options.Output.Name, options.Training.Hidden[0]));
    }

    [Fact]
    public void A_model_is_found_from_the_folder_of_the_specification()
    {
        ExplorationPoint[] points = [.. Read("""{"data": ["iris", {"name": "mine", "files": "a.csv", "model": ["b.onnx", "c.json"]}], "model": "a.onnx"}""").Points()];
        Assert.Equal(["iris_model-a.onnx", "mine_model-b.onnx", "mine_model-c.json"], points.Select(p => p.Name));
        Assert.Equal([_folder.File("a.onnx"), _folder.File("b.onnx"), _folder.File("c.json")], points.Select(p => p.Words[^1]));
        Assert.DoesNotContain(_folder.Path, Exploration.Plan([.. points]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "the file is a list, expected an object")]
    [InlineData("{}", "the file has no \"data\"")]
    [InlineData("""{"data": []}""", "it names no data")]
    [InlineData("""{"data": [3]}""", "neither a text nor an object with \"files\"")]
    [InlineData("""{"data": [{"files": []}]}""", "\"files\" is empty")]
    [InlineData("""{"data": [{"files": [1]}]}""", "data[0].files[0] is 1, expected a text")]
    [InlineData("""{"data": "iris", "hidden": [{"a": 1}]}""", "hidden[0] is an object, expected a text or a number")]
    [InlineData("""{"data": "iris", "seeds": 5}""", "\"seeds\" cannot be set here; give a list of \"seed\"")]
    [InlineData("""{"data": ["a/x.csv", "b/x.csv"]}""", "two data sets are called x")]
    [InlineData("""{"data": "$PRINTEDMLP_NOT_SET/x.csv"}""", "the variable $PRINTEDMLP_NOT_SET is not set")]
    [InlineData("""{"data": "iris" """, "describes no exploration")]
    public void A_specification_that_is_none_says_what_is_wrong(string text, string message) =>
        Assert.Contains(message, Assert.Throws<UserException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"data": "x.csv", "hiden": 3}""", "point x: --hiden: there is no such option")]
    [InlineData("""{"data": "x.csv", "hidden": 0}""", "--hidden 0: expected 1 to 1000 neurons")]
    [InlineData("""{"data": "x.csv", "technology": "none"}""", "point x: there is no technology \"none\"")]
    [InlineData("""{"data": "x.csv", "class-column": "kind"}""", "point x: ")]
    [InlineData("""{"data": "y.csv"}""", "point y: ")]
    [InlineData("""{"data": "x.csv", "seed": [1, 1]}""", "two points are called x_seed-1")]
    public void A_point_that_cannot_be_run_is_found_before_the_first_run(string text, string message)
    {
        File.WriteAllText(_folder.File("x.csv"), "a,b,class\n1,2,p\n2,3,q\n");
        Exploration exploration = new(_folder.File("out"), Read(text).Points(), new RunLog(TextWriter.Null, isTerminal: false));
        Assert.Contains(message, Assert.Throws<UserException>(() => exploration.Check()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false, null)]
    [InlineData("state/.tables.lock explore.json.part", false, null)]
    [InlineData("notes.txt", true, "is no exploration")]
    [InlineData("explore.json", false, "Go on with it by --resume")]
    [InlineData("explore.json state/.tables.lock", true, "other points or was begun by another version")]
    public void A_folder_is_begun_gone_on_with_or_refused_by_what_it_holds(string files, bool resumes, string? message)
    {
        foreach (string file in files.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => _folder.File("out/" + f)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "{}");
        }
        Exploration exploration = new(_folder.File("out"), Read("""{"data": "x.csv"}""").Points(), new RunLog(TextWriter.Null, isTerminal: false));
        Exception? refused = Record.Exception(() => exploration.CheckFolder(resumes));
        Assert.Contains(message ?? "", (refused as UserException)?.Message ?? "", StringComparison.Ordinal);
        Assert.Equal(message is null, refused is null);
    }

    [Fact]
    public void A_point_that_failed_while_it_was_waited_for_is_not_tried_again()
    {
        using StringWriter log = new();
        Exploration exploration = new(_folder.File("out"), Read("""{"data": "x.csv"}""").Points(), new RunLog(log, isTerminal: false));
        PointClaim elsewhere = PointClaim.Take(_folder.File("out"), "x")!;
        int outcome = -1;
        // A thread of its own: those of the pool may all be busy with other tests.
        Thread waiting = new(() => outcome = exploration.Run(Shard.Whole, resumes: false, threads: 1));
        waiting.Start();
        while (waiting.IsAlive && !log.ToString().Contains("is being made by", StringComparison.Ordinal))
        {
            Thread.Sleep(10);
        }
        File.WriteAllText(PointClaim.Failure(_folder.File("out"), "x"), "the other's reason\n");
        elsewhere.Dispose();
        waiting.Join();
        Assert.Equal(1, outcome);
        Assert.EndsWith("point x FAILED elsewhere: the other's reason\n", log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_claims_a_point_removes_what_others_left_of_it_even_under_a_number_of_a_process_that_runs()
    {
        string left = _folder.File($"out/points/x.part-{Environment.ProcessId}");
        Directory.CreateDirectory(left);
        Exploration exploration = new(_folder.File("out"), Read("""{"data": "x.csv"}""").Points(), new RunLog(TextWriter.Null, isTerminal: false));
        File.WriteAllText(_folder.File("out/explore.json"), Exploration.Plan(Read("""{"data": "x.csv"}""").Points()));
        Assert.Equal(1, exploration.Run(Shard.Whole, resumes: true, threads: 1));
        Assert.False(Directory.Exists(left));
    }

    [Fact]
    public void Shards_have_every_point_once()
    {
        Shard[] shards = [.. Enumerable.Range(1, 3).Select(k => Shard.Parse($"{k}/3"))];
        Assert.All(Enumerable.Range(0, 24), point => Assert.Single(shards, shard => shard.Has(point)));
        Assert.All(new[] { "0/3", "4/3", "1", "a/b", "1/0", "1/2/3" }, text =>
            Assert.Contains("for example 2/3", Assert.Throws<UserException>(() => Shard.Parse(text)).Message, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private ExplorationSpec Read(string text)
    {
        File.WriteAllText(_folder.File("spec.json"), text);
        return ExplorationSpec.Read(_folder.File("spec.json"));
    }
}
