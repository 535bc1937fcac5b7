namespace PrintedMlp.Generator.Synthesis;

/// <summary>What the netlists that are written are made for.</summary>
internal enum MappingGoal
{
    /// <summary>The least area.</summary>
    Area,

    /// <summary>The least static power on the training rows that 2 % more area buys.</summary>
    Power,
}
