namespace PrintedMlp.Generator.Programs;

/// <summary>How long an external program may run before it is taken to hang. A guard, not a clock: nothing that works comes near
/// it, not even on a machine that is ten times slower or busy ten times over, so no result depends on it.</summary>
internal static class HangGuard
{
    /// <summary>For everything that computes.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromHours(1);

    /// <summary>For the question of its version.</summary>
    public static readonly TimeSpan Version = TimeSpan.FromMinutes(1);
}
