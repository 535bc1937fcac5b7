namespace PrintedMlp.Approx.Technologies.Mapping;

/// <summary>How long the mapper looks for a smaller netlist. Each level gives the same netlist everywhere.</summary>
public enum MappingEffort
{
    /// <summary>Covers alone: for loops that only need to know which circuit is larger.</summary>
    Quick,

    /// <summary>The smallest cover with its gates replaced.</summary>
    Normal,

    /// <summary>Small circuits get several attempts, and their netlists are mapped again.</summary>
    Thorough,
}
