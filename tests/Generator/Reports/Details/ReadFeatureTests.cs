using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Reports.Details;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Tests.Generator.Runs;
using PrintedMlp.Tests.Training.Gates;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Generator.Reports.Details;

public class ReadFeatureTests
{
    /// <summary>The class is whether two features differ, a third is not read. The median of the training rows is 0 of the first and 1 of the
    /// second.</summary>
    [Fact]
    public void The_feature_that_is_missed_most_comes_first_with_what_accuracy_falls_to()
    {
        CircuitBuilder builder = new([new InputSignal(0, 0), new InputSignal(1, 0), new InputSignal(2, 0)]);
        Circuit circuit = builder.Build([builder.Xor(CircuitBuilder.Input(0), CircuitBuilder.Input(1))]);
        var classifier = GateClassifier.OfCodes(GateList.Of(circuit, DrawnGates.Egfet.Universal), 3, 1);
        CodedRows training = Rows([0, 1, 0], [0, 1, 0], [1, 0, 1]), validation = Rows([0, 0, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1]);
        Score score = Score.Of([0], [0], 1);
        Design design = new(classifier, score, score, new Judgement(0, 0, 0))
        {
            Hardware = new MappedCircuit(SmallRun.Mapper.Map(circuit), Optimizer.Builtin, null),
            Test = score,
        };
        Assert.Equal([new ReadFeature(1, 0.25), new ReadFeature(0, 0.75)], ReadFeature.Of(design, new PartRows(training, validation, validation, validation)).ToArray());
    }

    private static CodedRows Rows(params byte[][] codes) => new([.. codes], [.. codes.Select(c => c[0] ^ c[1])], 1, 2);
}
