using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Generator.Designs;

/// <summary>How long a run searches: counts, never seconds, so that a seed gives the same result everywhere.</summary>
internal enum Effort
{
    /// <summary>A first look.</summary>
    Quick,

    /// <summary>What published figures are compared with.</summary>
    Normal,

    /// <summary>Ten times that.</summary>
    Thorough,
}

/// <summary>The budgets of an effort.</summary>
internal static class EffortBudgets
{
    /// <summary>How long networks are searched: a quarter as long where a search over gates goes on from them.</summary>
    public static SearchBudget Networks(this Effort effort, bool gatesFollow)
    {
        SearchBudget budget = effort switch
        {
            Effort.Quick => SearchBudget.Quick,
            Effort.Thorough => SearchBudget.Thorough,
            _ => SearchBudget.Normal,
        };
        return gatesFollow ? budget with { Batches = budget.Batches / 4 } : budget;
    }

    /// <summary>How long netlists of gates are searched.</summary>
    public static GateBudget Gates(this Effort effort) => effort switch
    {
        Effort.Quick => GateBudget.Quick,
        Effort.Thorough => GateBudget.Thorough,
        _ => GateBudget.Normal,
    };
}
