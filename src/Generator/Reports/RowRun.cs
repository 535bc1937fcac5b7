using PrintedMlp.Generator.Designs;

namespace PrintedMlp.Generator.Reports;

/// <summary>What tells the rows of one run from those of others, in a table of several.</summary>
/// <param name="Data">What its data are called: the name of its modules.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Split">How its rows were divided.</param>
internal sealed record RowRun(string Data, ulong Seed, SplitKind Split)
{
    /// <summary>Of a run with these options.</summary>
    public static RowRun Of(RunOptions options) => new(options.Output.Name, options.Seed, options.Data.Kind);
}
