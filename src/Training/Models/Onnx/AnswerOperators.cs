using System.Collections.Immutable;
using System.Text;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>The operators behind the last layer. None changes which class is answered.</summary>
internal static class AnswerOperators
{
    /// <summary>The operators that make an answer of a last layer, by name.</summary>
    public static readonly IReadOnlyDictionary<string, Func<OnnxNode, GraphValue>> Makers = new Dictionary<string, Func<OnnxNode, GraphValue>>
    {
        ["Softmax"] = Softmax,
        ["LogSoftmax"] = Softmax,
        ["Sigmoid"] = node => new Answer(node.Signal(), node.Signal().Width == 1 ? AnswerKind.Probability : AnswerKind.Scores, node),
        ["Tanh"] = node => new Answer(node.Signal(), AnswerKind.Scores, node),
        ["Greater"] = node => Above(node, Last(node), 0),
        ["GreaterOrEqual"] = node => Above(node, Last(node), 0),
        ["ArgMax"] = ArgMax,
    };

    /// <summary>The operators that go on from an answer, by name.</summary>
    public static readonly IReadOnlyDictionary<string, Func<OnnxNode, Answer, GraphValue>> Followers =
        new Dictionary<string, Func<OnnxNode, Answer, GraphValue>>
        {
            ["ArgMax"] = (node, answer) => answer.Kind == AnswerKind.Scores ? OfLargest(node, answer)
                : throw new FormatException($"it looks for the largest of one value, from {answer.Maker}"),
            ["Sub"] = Complement,
            ["Concat"] = Concat,
            ["Greater"] = Above,
            ["GreaterOrEqual"] = Above,
            ["Round"] = (_, answer) => answer.Kind == AnswerKind.Probability ? answer with { Kind = AnswerKind.Class }
                : throw new FormatException("it rounds scores. Expected it behind the probability of the second of two classes"),
            ["Log"] = (_, answer) => answer.Kind == AnswerKind.Scores
                ? answer : throw new FormatException("it computes with a probability. Expected it behind Softmax"),
            ["Slice"] = (node, answer) => Column(answer, node.OptionalWholes(1, "starts"), node.OptionalWholes(2, "ends")),
            ["Gather"] = (node, answer) => node.Inputs[0] is Answer && node.Constant(1).Integers() is [var one]
                ? Column(answer, [one], [one + 1]) : throw NotOne(),
            ["Split"] = (node, answer) => new Several([.. Enumerable.Range(0, node.Node.Output.Count).Select(i => Column(answer, [i], [i + 1L]))]),
            ["ArrayFeatureExtractor"] = Labelled,
            ["ZipMap"] = ZipMap,
            ["Cast"] = Cast,
            ["Identity"] = (_, answer) => answer,
            ["Dropout"] = (_, answer) => answer,
            ["Flatten"] = (_, answer) => answer,
            ["Reshape"] = (_, answer) => answer,
            ["Squeeze"] = (_, answer) => answer,
            ["Unsqueeze"] = (_, answer) => answer,
            ["Transpose"] = (_, answer) => answer,
        };

    /// <summary>The input, when it can be a last layer.</summary>
    private static Signal Last(OnnxNode node)
    {
        _ = node.Signal().Network.Layers();
        return node.Signal();
    }

    private static Answer Softmax(OnnxNode node)
    {
        node.CheckAxis(-1, node.Signal().Layout);
        return Last(node) is { Width: > 1 } outputs ? new Answer(outputs, AnswerKind.Scores, node)
            : throw new FormatException("one output makes a score that is always 1. Expected an output for each class, or Sigmoid behind one output");
    }

    private static Answer ArgMax(OnnxNode node) => Last(node) is { Width: > 1 } outputs
        ? OfLargest(node, new Answer(outputs, AnswerKind.Scores, node))
        : throw new FormatException("it looks for the largest of one value. Expected an output for each class");

    private static Answer OfLargest(OnnxNode node, Answer scores)
    {
        node.CheckAxis(0, scores.Outputs.Layout);
        return node.Whole("select_last_index", 0) == 0 ? scores with { Kind = AnswerKind.Class }
            : throw new FormatException("its attribute select_last_index is set. Expected ties to go to the first class");
    }

    private static Answer Complement(OnnxNode node, Answer answer) =>
        answer.Kind == AnswerKind.Probability && node.Inputs[0] is Constant one && one.Numbers() is [1] ? answer with { Kind = AnswerKind.Complement }
        : throw new FormatException($"it computes with what {answer.Maker} gives. Expected 1 minus the probability of the second class, or nothing");

    private static Answer Concat(OnnxNode node, Answer answer)
    {
        if (node.Inputs.All(input => input is Answer { Kind: AnswerKind.Column }))
        {
            return node.Inputs.OfType<Answer>().Select(column => column.Column).SequenceEqual(Enumerable.Range(0, answer.Classes)) ? answer with
            {
                Kind = AnswerKind.Scores,
            }
                : throw new FormatException("it joins the scores of classes in another order, or of some of them. Expected all, the first class "
                    + "first");
        }
        return node.Inputs is [Answer { Kind: AnswerKind.Complement } first, Answer { Kind: AnswerKind.Probability } second]
            && ReferenceEquals(first.Outputs, second.Outputs) ? second with { Kind = AnswerKind.Scores }
            : throw new FormatException($"it joins other values than 1 - p and p, p from {answer.Maker}. Expected the probabilities of two classes, "
                + "the first class first");
    }

    /// <summary>The score of one class, as <c>zipmap="columns"</c> of skl2onnx cuts it out.</summary>
    private static Answer Column(Answer answer, long[]? from, long[]? to) =>
        answer.Kind == AnswerKind.Scores && from is [>= 0 and var start] && to is [var end] && end == start + 1 && start < answer.Classes
            ? answer with { Kind = AnswerKind.Column, Column = (int)start } : throw NotOne();

    private static FormatException NotOne() => new("it takes some of the scores of classes. Expected that of one class");

    /// <summary>The second of two classes, where its probability is above one half.</summary>
    private static Answer Above(OnnxNode node, Answer answer) => answer.Kind == AnswerKind.Probability ? Above(node, answer.Outputs, 0.5)
        : throw new FormatException($"it compares what {answer.Maker} gives. Expected the probability of the second of two classes");

    private static Answer Above(OnnxNode node, Signal outputs, double threshold) =>
        outputs.Width == 1 && node.Inputs is [Signal or Answer, Constant limit] && limit.Numbers() is [var bound] && bound == threshold
            ? new Answer(outputs, AnswerKind.Class, node)
        : throw new FormatException($"it compares with another number than {threshold}, or several values. Expected one output that answers the "
            + $"second class above {threshold}");

    private static Answer Labelled(OnnxNode node, Answer answer) => node.Inputs[0] is Answer { Kind: AnswerKind.Scores } scores
        && node.Inputs.ElementAtOrDefault(1) is Constant which && which.Integers() is [var one]
            ? Column(scores, [one], [one + 1])
        : answer.Kind == AnswerKind.Class ? Named(answer, node.Constant(0).Labels())
        : throw new FormatException($"it looks up {answer.Maker}, which is no class. Expected ArgMax before it");

    private static Answer ZipMap(OnnxNode node, Answer answer)
    {
        ImmutableArray<string> labels = node.Attribute("classlabels_strings") is { Strings.Count: > 0 } texts
            ? [.. texts.Strings.Select(s => Encoding.UTF8.GetString(s.Span))]
            : [.. (node.Attribute("classlabels_int64s") ?? node.Attribute("classlabels_ints"))?.Ints.Select(i => $"{i}") ?? []];
        return answer.Kind == AnswerKind.Scores ? Named(answer, labels)
            : throw new FormatException($"it names the scores of classes, and {answer.Maker} gives one value");
    }

    private static Answer Named(Answer answer, ImmutableArray<string> labels) => labels.Length == answer.Classes ? answer with { Labels = labels }
        : throw new FormatException($"it has labels of {labels.Length} classes, the network {answer.Classes}");

    /// <summary>A probability as a whole number would be 0 for nearly all rows.</summary>
    private static Answer Cast(OnnxNode node, Answer answer) =>
        answer.Kind == AnswerKind.Class || node.Whole("to", 1) is 1 or 10 or 11 or 16 ? answer
        : throw new FormatException("it rounds probabilities. Expected a cast to float or double");
}
