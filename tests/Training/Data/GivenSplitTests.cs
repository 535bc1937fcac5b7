using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Training.Data;

public class GivenSplitTests
{
    private const string Rows = "a,b,use,kind\n1,2,train,x\n3,4,Test,y\n5,6,train,x\n7,8,val,y\n9,1,TRAIN,y\n2,3,test,x\n";

    [Fact]
    public void A_column_says_what_rows_serve_and_is_no_feature()
    {
        Dataset data = Read(Rows, new() { SplitColumn = "use" });
        Assert.Equal(["a", "b"], data.Features.ToArray());
        Split split = Splitter.Of(data, published: false, new(1));
        Assert.Equal([0, 2, 4], split.Training.ToArray());
        Assert.Equal([3], split.Validation.ToArray());
        Assert.Equal([1, 5], split.Test.ToArray());
    }

    [Fact]
    public void Two_words_leave_the_validation_rows_to_the_seed()
    {
        string text = "a,fold,kind\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i * 7 % 10},{(i % 5 == 0 ? "B" : "A")},{(i % 2 == 0 ? "x" : "y")}\n"));
        Dataset data = Read(text, new() { SplitColumn = "2", SplitWords = ["a", "b"] });
        Split one = Splitter.Of(data, published: false, new(1)), two = Splitter.Of(data, published: false, new(2));
        Assert.Equal([0, 5, 10, 15, 20, 25, 30, 35, 40, 45], one.Test.ToArray());
        Assert.Equal(one.Test.ToArray(), two.Test.ToArray());
        Assert.Equal((30, 10), (one.Training.Length, one.Validation.Length));
        Assert.NotEqual(one.Validation.ToArray(), two.Validation.ToArray());
    }

    [Fact]
    public void Files_of_test_rows_share_columns_and_classes_with_the_others()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("train.csv"), "colour,b,kind\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"red,{i},{(i % 2 == 0 ? "x" : "y")}\n")));
        File.WriteAllText(folder.File("test.csv"), "colour,b,kind\nblue,100,z\nred,3,x\n");
        Dataset data = DatasetReader.Read([folder.File("train.csv")], new() { TestFiles = [folder.File("test.csv")] });
        Split split = Splitter.Of(data, published: false, new(1));
        Assert.Equal(["colour=blue", "colour=red", "b"], data.Features.ToArray());
        Assert.Equal([12, 13], split.Test.ToArray());
        Assert.Equal((9, 3), (split.Training.Length, split.Validation.Length));
        Assert.Equal("train.csv", Assert.Single(data.Sources).Name);
        Assert.Equal("test.csv", Assert.Single(data.TestSources).Name);
        Assert.Equal([(1, 2), (1, 3)], data.Places.Skip(12));
        Assert.True(InputScale.Fit(data.Select(split.Training), 4).Ranges[2].High <= 11);
        ImmutableArray<string> notes = SplitNotes.Of(data, split);
        Assert.Contains("no training row has the class \"z\": no design can learn it", notes);
        Assert.Contains("no test row has the class \"y\": no figure says how well it is told", notes);
    }

    [Fact]
    public void Rows_that_stand_on_both_sides_are_counted()
    {
        Dataset data = Read("a,b,use,kind\n1,2,train,x\n1,2,test,x\n5,6,train,y\n5,6,val,y\n1,2,test,y\n9,9,test,x\n", new() { SplitColumn = "use" });
        Assert.Equal(["2 of 3 test rows also stand among the training rows"], SplitNotes.Of(data, Splitter.Of(data, false, new(1))).ToArray());
    }

    [Fact]
    public void Groups_that_given_test_rows_divide_are_named()
    {
        Dataset data = Read("g,b,use,kind\np,2,train,x\np,3,test,x\nq,6,train,y\nr,7,train,x\nr,9,train,y\ns,1,test,y\n",
            new() { SplitColumn = "use", GroupColumn = "g" });
        ImmutableArray<string> notes = SplitNotes.Of(data, Splitter.Of(data, false, new(1)));
        Assert.Contains("1 group stands on both sides of the given test rows: \"p\"", notes);
    }

    [Theory]
    [InlineData("a,use,kind\n1,train,x\n2,train,y\n", "column 2 (use): no row is \"test\". Rows of this part are expected")]
    [InlineData("a,use,kind\n1,train,x\n2,tset,y\n", "line 3, column 2 (use): \"tset\" is no part of the rows. Expected is train, validation, test")]
    [InlineData("a,use,kind\n1,train,x\n2,,y\n", "line 3, column 2 (use): \"\" is no part of the rows.")]
    public void A_column_without_a_part_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<UserException>(() => Read(text, new() { SplitColumn = "use" })).Message, StringComparison.Ordinal);

    private static Dataset Read(string text, DatasetOptions options)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("data.csv"), text);
        return DatasetReader.Read([folder.File("data.csv")], options);
    }
}
