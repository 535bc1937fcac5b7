using System.Collections.Immutable;

namespace PrintedMlp.Generator.Verilog;

/// <summary>Who plays a match: a class, or the winner of an earlier match.</summary>
/// <param name="Value">Carries the player's value.</param>
/// <param name="Class">Carries the class of an earlier winner; null for a class itself.</param>
/// <param name="Number">The class.</param>
internal sealed record PlanPlayer(Net Value, Net? Class, int Number)
{
    /// <summary>A player of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="player">A class, or classes + number of a match.</param>
    public static PlanPlayer Of(RtlPlan plan, int player) => player < plan.Mlp.Classes
        ? new(plan.PlayerValue(player), null, player)
        : new(plan.PlayerValue(player), new Net(NetNames.Match(player - plan.Mlp.Classes) + "_class", plan.Mlp.ClassBits), 0);
}

/// <summary>A match of the argmax that hardware decides: left wins where its key is at least right's.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Left">Wins ties.</param>
/// <param name="Right">The other.</param>
/// <param name="LeftWins">Carries the answer.</param>
/// <param name="LeftKey">What is compared, unsigned.</param>
/// <param name="RightKey">As wide as the left one.</param>
/// <param name="Value">Carries the winner's value; null when the winner does not play again.</param>
/// <param name="Unused">Bits of it that nobody reads.</param>
/// <param name="Class">Carries the winner's class.</param>
/// <param name="Mask">The bits that are compared, as the model says; -1 for all.</param>
/// <param name="HasInvertedSign">Whether the sign is inverted so that signed values are in order.</param>
internal sealed record PlanMatch(
    string Name, PlanPlayer Left, PlanPlayer Right, Net LeftWins, ImmutableArray<PlanSlice> LeftKey, ImmutableArray<PlanSlice> RightKey,
    Net? Value, ImmutableArray<PlanSlice> Unused, Net Class, long Mask, bool HasInvertedSign)
{
    /// <summary>A match as it is written.</summary>
    public static PlanMatch Of(RtlPlan plan, Contest contest)
    {
        PlanPlayer left = PlanPlayer.Of(plan, contest.Left), right = PlanPlayer.Of(plan, contest.Right);
        int self = plan.Mlp.Classes + contest.Index;
        long read = plan.Contests.ReadBits[self];
        Net value = plan.PlayerValue(self);
        return new PlanMatch(NetNames.Match(contest.Index), left, right, RtlPlan.LeftWins(contest), contest.Comparison.Key(left.Value),
            contest.Comparison.Key(right.Value),
            read == 0 ? null : value, read == 0 ? [] : new PlanWord().Selected(value, ~read).Slices,
            plan.WinnerClass(contest), plan.Mlp.Argmax.Matches[contest.Index].Mask, contest.Comparison.Inverted);
    }
}
