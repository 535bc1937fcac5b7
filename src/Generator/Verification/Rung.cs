namespace PrintedMlp.Generator.Verification;

/// <summary>How far a design has been checked: a ladder, each step on top of those before.</summary>
internal enum Rung
{
    /// <summary>At least one comparison disagrees.</summary>
    Disagrees,

    /// <summary>Model, circuit and netlist agree, compared by this program alone; not everything else could be run.</summary>
    InProcess,

    /// <summary>And so do the written files, in every simulator.</summary>
    Simulated,

    /// <summary>And RTL and netlist are proven to be equivalent.</summary>
    Proven,
}

/// <summary>What the steps are called.</summary>
internal static class RungText
{
    /// <summary>As tables and messages say it.</summary>
    public static string Of(Rung rung) => rung switch
    {
        Rung.Disagrees => "DISAGREES",
        Rung.InProcess => "in process",
        Rung.Simulated => "simulated",
        _ => "proven",
    };
}
