using System.Collections.Immutable;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Generator.Designs;

/// <summary>The second stage of a run: what the searches found.</summary>
/// <param name="Networks">The finished searches for networks.</param>
/// <param name="Front">Their networks that no other beats, mapped, smallest first.</param>
/// <param name="Gates">Netlists of gates and trees that may become designs.</param>
internal sealed record Searched(ImmutableArray<NetworkSearch> Networks, ImmutableArray<Design> Front, ImmutableArray<Design> Gates)
{
    /// <summary>What the validation rows said about a teacher of the search over gates; null when none was asked for.</summary>
    public TeacherDecision? Teacher { get; private init; }

    /// <summary>What netlists lose from training to validation rows; null where the search over gates did not end on both.</summary>
    public Overfitting? Refit { get; private init; }

    /// <summary>What the search over gates knew after each batch, apart from those where defects count.</summary>
    public GateHistory History { get; private init; } = GateHistory.None;

    /// <summary>Searches, or does what is left of the searches.</summary>
    public static Searched Of(DesignTask task, Trained trained)
    {
        if (task.Options.Search.Method == SearchMethod.None)
        {
            return new Searched([], [], []);
        }
        Mapper mapper = task.Mapper.Builtin;
        ImmutableArray<NetworkSearch> networks = new FrontSearch(task.Options, task.Data.Sample, mapper, task.State, task.Log)
            .Run(trained.Exact, trained.Given ? trained.Float : null);
        ImmutableArray<Design> front = new FrontChoice(task.Options, task.Data, mapper).Front(networks);
        if (task.Options.GateBudget is null)
        {
            return new Searched(networks, front, []);
        }
        GateStage stage = new(task.Options, task.Data, mapper, task.State, task.Log);
        ImmutableArray<Design> gates = stage.Run(front, trained.Classifier, mapper.Map(trained.Classifier.ToCircuit()));
        return new Searched(networks, front, gates) { Teacher = stage.Teacher, History = stage.History, Refit = stage.Refit };
    }
}
