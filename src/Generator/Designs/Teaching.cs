using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Teaching;

namespace PrintedMlp.Generator.Designs;

/// <summary>Rows that a teacher labels, for a search over gates that has too few of its own: where validation rows say that the teacher
/// knows much more than trees do.</summary>
internal sealed class Teaching
{
    /// <summary>Errors of the teacher on validation rows in those of the best tree, at most.</summary>
    private const double MostErrors = 0.5;

    /// <summary>Errors that the teacher has to have fewer than the best tree: of few rows, some are right by chance.</summary>
    private const int LeastFewer = 10;

    /// <summary>Training rows from which on a teacher is asked unless the options say otherwise.</summary>
    private const int LeastRows = 300;

    /// <summary>Training rows from which on copies are drawn anew where it is not believed: benchmarks/results/teacher.md.</summary>
    private const int ManyRows = 2000;

    private readonly RunData _data;
    private readonly Teacher _teacher;
    private readonly NeighbourRows _neighbours;

    private Teaching(RunData data, Teacher teacher, NeighbourRows neighbours) => (_data, _teacher, _neighbours) = (data, teacher, neighbours);

    /// <summary>Whether a teacher is asked.</summary>
    /// <param name="options">The run's options.</param>
    /// <param name="data">The rows that the search sees.</param>
    public static bool IsAsked(RunOptions options, RunData data) =>
        options.Gates.AsksTeacher ?? (options.Search.Weighting == Weighting.Rows && data.Training.Count >= LeastRows);

    /// <summary>Whether each round draws copies of its own where a teacher was asked and is not believed.</summary>
    /// <param name="options">The run's options.</param>
    /// <param name="data">The rows that the search sees.</param>
    public static bool DrawsCopies(RunOptions options, RunData data) => options.Gates.AsksTeacher == true || data.Training.Count >= ManyRows;

    /// <summary>Trains a teacher, unless there is little that it could know more, and asks the validation rows.</summary>
    /// <param name="options">The run's options.</param>
    /// <param name="data">The rows; test rows are not read.</param>
    /// <param name="tree">The best tree on validation rows.</param>
    /// <returns>What was decided, and the teacher's rows; null for them when it is not believed.</returns>
    public static (TeacherDecision Decision, Teaching? Rows) Of(RunOptions options, RunData data, Score tree)
    {
        int wrong = tree.Rows - tree.Correct;
        if (wrong < LeastFewer)
        {
            return (new TeacherDecision(tree.Rows, wrong, null, false), null);
        }
        RandomStream random = RunStreams.Teaching(options.Seed);
        Teacher teacher = Teacher.Train(data.Dataset, data.Split, data.Scale, options.TrainingWeighting, options.Threads, random.Child(0));
        int own = data.Split.Validation.Count(row => teacher.Classify(data.Dataset.Rows[row]) != data.Dataset.Labels[row]);
        TeacherDecision decision = new(tree.Rows, wrong, own, own <= MostErrors * wrong && wrong - own >= LeastFewer);
        return (decision, decision.IsBelieved ? new Teaching(data, teacher, Neighbours(options, data)) : null);
    }

    /// <summary>The same teacher between other rows.</summary>
    public Teaching Over(RunOptions options, RunData data) => new(data, _teacher, Neighbours(options, data));

    /// <summary>As many rows as there are training rows, made up and labelled.</summary>
    public (double[][] Raw, int[] Labels) Draw(RandomStream random)
    {
        double[][] raw = _neighbours.Draw(_data.Training.Count, random);
        return (raw, [.. raw.Select(_teacher.Classify)]);
    }

    /// <summary>Training rows in the codes of levels, and as many made up behind them.</summary>
    /// <param name="random">Decides what is made up; is not moved.</param>
    public CodedRows With(RandomStream random)
    {
        (double[][] raw, int[] labels) = Draw(random);
        CodedRows rows = _data.OnLevels.Training;
        return rows with
        {
            Codes = [.. rows.Codes, .. raw.Select(row => row.Select((value, feature) => _data.Grid.Code(feature, value)).ToArray())],
            Labels = [.. rows.Labels, .. labels],
        };
    }

    private static NeighbourRows Neighbours(RunOptions options, RunData data)
    {
        double[][] rows = [.. data.Dataset.Select(data.Split.Training).Select(row => row.Select((value, f) => data.Grid.Filled(f, value)).ToArray())];
        double[] steps = [.. data.Scale.Ranges.Select(range => (range.High - range.Low) / (1 << data.Scale.Bits))];
        return new NeighbourRows(rows, steps, options.Threads);
    }
}

/// <summary>What the validation rows said about a teacher.</summary>
/// <param name="ValidationRows">Number of validation rows.</param>
/// <param name="TreeErrors">Those that the best tree has wrong.</param>
/// <param name="TeacherErrors">Those that the teacher has wrong; null when none was trained.</param>
/// <param name="IsBelieved">Whether the search over gates sees rows that it labels.</param>
internal sealed record TeacherDecision(int ValidationRows, int TreeErrors, int? TeacherErrors, bool IsBelieved)
{
    /// <summary>The decision in a sentence.</summary>
    public string Why => TeacherErrors is null
        ? $"the best tree has {TreeErrors} of {ValidationRows} validation rows wrong: too few to ask a teacher"
        : $"of {ValidationRows} validation rows the teacher has {TeacherErrors} wrong and the best tree {TreeErrors}: "
            + (IsBelieved ? "the search over gates sees rows that the teacher labels"
                : "not at most half as many and ten fewer, so the teacher labels no rows");
}
