using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Models;

namespace PrintedMlp.Tests.Training.Models;

public class TrainedModelTests
{
    private static readonly ReferenceMlp Network = ReferenceMlp.Draw(1, 4, 6, 3);

    private static readonly Dataset Table = new(["a", "b", "c", "d"], ["low", "mid", "top"],
        [.. Network.Rows(2000, 2)], [.. Network.Rows(2000, 2).Select(Network.Class)]);

    [Theory]
    [InlineData(4, 0.85)]
    [InlineData(8, 0.99)]
    public void Over_codes_it_answers_as_over_raw_values_the_better_the_finer_they_are(int bits, double agreement)
    {
        InputScale scale = InputScale.Fit(Table.Rows, bits);
        FloatMlp coded = OnnxFileTests.Read(OnnxModels.Torch(Network)).On(scale);
        Assert.Equal(bits, coded.InputBits);
        Assert.InRange(Table.Rows.Average(row => coded.Classify(scale.Encode(row)) == Network.Class(row) ? 1 : 0), agreement, 1);
    }

    [Fact]
    public void A_code_stands_for_the_middle_of_its_values()
    {
        var scale = new InputScale(2, [new FeatureRange(10, 18, 11), new FeatureRange(3, 3, 3)]);
        ImmutableArray<ImmutableArray<FloatNeuron>> layers = [[new([2, 5], 1)], [new([1], 0), new([0], 0)]];
        double[] raw = Outputs(ModelUnits.Raw), normalized = Outputs(ModelUnits.Normalized);
        Assert.Equal([2 * 10 + 5 * 3 + 1, 2 * 12 + 5 * 3 + 1, 2 * 14 + 5 * 3 + 1, 2 * 16 + 5 * 3 + 1], raw);
        Assert.Equal([1, 1.5, 2, 2.5], normalized);

        double[] Outputs(ModelUnits units) => [.. Enumerable.Range(0, 4).Select(code =>
            Math.Round(new TrainedModel("m", "", layers, units).On(scale).Outputs([(byte)code, 0])[0], 9))];
    }

    [Fact]
    public void Behind_a_scaler_it_answers_raw_values_as_it_answered_scaled_ones()
    {
        TrainedModel model = OnnxFileTests.Read(OnnxModels.Torch(Network)) with { Units = ModelUnits.Normalized };
        InputScaler scaler = new("scaler.json", "", [3, -2, 0.5, 100], [0.25, 4, 1, 30]);
        TrainedModel behind = model.Behind(scaler);
        Assert.Equal(ModelUnits.Raw, behind.Units);
        Assert.All(Table.Rows.Take(50), row =>
        {
            double[] raw = [.. row.Select((x, i) => scaler.Mean[i] + scaler.Scale[i] * x)];
            Assert.All(model.Outputs(row).Zip(behind.Outputs(raw)), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        });
        Assert.Contains("the model reads 4 features, scaler.json scales 1.",
            Assert.Throws<UserException>(() => model.Behind(scaler with { Mean = [1], Scale = [1] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_own_score_is_that_on_values_without_codes()
    {
        InputScale scale = InputScale.Fit(Table.Rows, 1);
        TrainedModel raw = OnnxFileTests.Read(OnnxModels.Torch(Network));
        Assert.InRange(raw.ScoreOn(Table, [.. Enumerable.Range(0, 2000)], scale).Accuracy, 0.999, 1);
        Assert.InRange((raw with { Units = ModelUnits.Normalized }).ScoreOn(Table, [.. Enumerable.Range(0, 2000)], scale).Accuracy, 0, 0.9);
    }

    [Theory]
    [InlineData("b,c,d", "low,mid,top", "", "", "net.onnx: the model reads 4 features, the table has 3. Check --class-column and --ignore-columns.")]
    [InlineData("a,b,c,d", "low,top", "", "", "net.onnx: the model tells 3 classes apart, the table has 2. Check --class-column.")]
    [InlineData("a,b,c,d", "low,mid,top", "a,c,b,e", "", "net.onnx: input 2 is called \"c\", feature 2 of the table is \"b\". Expected the names of the table's features, each once.")]
    [InlineData("a,b,c,d", "low,mid,top", "a,b,b,d", "", "net.onnx: input 3 is called \"b\", feature 3 of the table is \"c\". Expected the names of the table's features, each once.")]
    [InlineData("a,b,c,d", "low,mid,top", "", "mid,low,high", "net.onnx: the classes of the model are mid, low, high, those of the table low, mid, top. Expected the same ones.")]
    [InlineData("a,b,c,d", "2,4,6", "", "4,2,2", "net.onnx: the classes of the model are 4, 2, 2, those of the table 2, 4, 6. Expected the same ones.")]
    public void A_table_of_another_kind_is_refused(string features, string classes, string names, string labels, string message)
    {
        TrainedModel model = Model(names, labels);
        Assert.Equal(message, Assert.Throws<UserException>(() => model.Check(Table with { Features = [.. features.Split(',')], Classes = [.. classes.Split(',')] })).Message);
    }

    [Theory]
    [InlineData("low,mid,top", "a,b,c,d", "low,mid,top")]
    [InlineData("low,mid,top", "", "0,1,2")]
    [InlineData("2,4,6", "", "2.0,4.0,6.0")]
    [InlineData("low,mid,top", "A,b ,c,d", " low,mid,top ")]
    public void Its_own_table_is_accepted(string classes, string names, string labels) => Model(names, labels).Check(Table with { Classes = [.. classes.Split(',')] });

    [Fact]
    public void Classes_and_features_in_another_order_are_brought_into_that_of_the_table()
    {
        string[] labels = ["top", " low", "mid "];
        TrainedModel turned = Model("d,a,c,b", "") with { Labels = [.. labels] };
        TrainedModel sorted = turned.For(Table);
        Assert.Equal("a b c d", string.Join(' ', sorted.InputNames));
        Assert.Equal(" low|mid |top", string.Join('|', sorted.Labels));
        foreach (double[] row in Table.Rows.Take(100))
        {
            double[] own = [row[3], row[0], row[2], row[1]];
            Assert.Equal(labels[FloatMlp.Largest(turned.Outputs(own))].Trim(), Table.Classes[FloatMlp.Largest(sorted.Outputs(row))]);
        }
    }

    [Fact]
    public void Labels_that_are_the_numbers_of_other_classes_of_the_table_go_by_name()
    {
        Dataset numbered = Table with { Classes = ["0", "1", "2"] };
        TrainedModel turned = Model("", "1,0,2"), sorted = turned.For(numbered);
        Assert.Equal("0 1 2", string.Join(' ', sorted.Labels));
        Assert.All(Table.Rows.Take(100), row => Assert.Equal(turned.Labels[FloatMlp.Largest(turned.Outputs(row))], $"{FloatMlp.Largest(sorted.Outputs(row))}"));
    }

    [Theory]
    [InlineData(1e-8, 1)]
    [InlineData(1, 1e-8)]
    [InlineData(1e-8, 1e-8)]
    [InlineData(1e12, 1e-30)]
    [InlineData(1e-30, 1e20)]
    public void A_scale_that_changes_no_answer_changes_no_integer_network(double first, double last)
    {
        InputScale scale = InputScale.Fit(Table.Rows, 4);
        CodedRows rows = new([.. Table.Rows.Take(500).Select(scale.Encode)], [.. Table.Labels.Take(500)], 4, 3);
        TrainedModel plain = Model("", "");
        TrainedModel odd = plain with
        {
            Layers = [[.. plain.Layers[0].Select(n => new FloatNeuron([.. n.Weights.Select(w => w * first)], n.Bias * first))],
                [.. plain.Layers[1].Select(n => new FloatNeuron([.. n.Weights.Select(w => w * last)], n.Bias * first * last))]],
        };
        FloatMlp network = odd.On(scale);
        Mlp exact = BespokeQuantizer.Quantize(network, rows);
        Assert.Equal(rows.Codes.Select(codes => plain.On(scale).Classify(codes)), rows.Codes.Select(codes => network.Classify(codes)));
        Assert.InRange(BespokeQuantizer.Differing(network, exact, rows), 0, 15);
    }

    [Fact]
    public void A_layer_that_says_nothing_beside_its_biases_stays_within_all_numbers()
    {
        InputScale scale = InputScale.Fit(Table.Rows, 4);
        TrainedModel model = Model("", "") with { Layers = [[new([1e-30, 0, 0, 0], 0.5), new([0, 1e-25, 0, 0], 2)], [new([1e-28, 0], 1), new([0, 1e-29], 3)]] };
        FloatMlp network = model.On(scale);
        Assert.Equal(1, BespokeQuantizer.Quantize(network, new CodedRows([], [], 4, 2)).Classify([1, 2, 3, 4]));
    }

    [Fact]
    public void Ranges_that_leave_all_numbers_are_refused()
    {
        var scale = new InputScale(4, [.. Enumerable.Repeat(new FeatureRange(-1.7e308, 1.7e308, 0), 4)]);
        Assert.Equal("net.onnx: its weights leave the range of numbers over the features' ranges in the table.",
            Assert.Throws<UserException>(() => Model("", "").On(scale)).Message);
    }

    private static TrainedModel Model(string names, string labels) => OnnxFileTests.Read(OnnxModels.Torch(Network)) with
    {
        InputNames = [.. names.Split(',', StringSplitOptions.RemoveEmptyEntries)],
        Labels = [.. labels.Split(',', StringSplitOptions.RemoveEmptyEntries)],
    };
}
