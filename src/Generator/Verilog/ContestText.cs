namespace PrintedMlp.Generator.Verilog;

/// <summary>The Verilog of one match of the argmax.</summary>
internal static class ContestText
{
    /// <summary>The comparison, the winner's class and, when it plays again, the winner's value.</summary>
    public static BlockView Block(RtlPlan plan, Contest contest)
    {
        (Net left, Net right) = (plan.PlayerValue(contest.Left), plan.PlayerValue(contest.Right));
        Net wins = RtlPlan.LeftWins(contest);
        List<NetView> nets = [NetView.Of(wins, $"{contest.Comparison.Key(left)} >= {contest.Comparison.Key(right)}")];
        int self = plan.Mlp.Classes + contest.Index;
        if (plan.Contests.ReadBits[self] is not 0 and long read)
        {
            Net value = plan.PlayerValue(self);
            nets.Add(NetView.Of(value, $"{wins.Name} ? {left.Name} : {right.Name}"));
            nets.AddRange(NetView.Unused(value.Name, new Concatenation().Selected(value, ~read)));
        }
        string classes = $"{wins.Name} ? {PlayerClass(plan, contest.Left)} : {PlayerClass(plan, contest.Right)}";
        nets.Add(NetView.Of(plan.WinnerClass(contest), classes));
        return new BlockView(Comment(plan, contest), nets);
    }

    /// <summary>The class of a player: a number, or the net of an earlier winner's class.</summary>
    public static string PlayerClass(RtlPlan plan, int player) => player < plan.Mlp.Classes
        ? Literal.Of(plan.Mlp.ClassBits, player)
        : NetNames.Match(player - plan.Mlp.Classes) + "_class";

    private static IReadOnlyList<string> Comment(RtlPlan plan, Contest contest)
    {
        (Net left, Net right) = (plan.PlayerValue(contest.Left), plan.PlayerValue(contest.Right));
        long mask = plan.Mlp.Argmax.Matches[contest.Index].Mask;
        string bits = mask == -1 ? "" : $", compared through mask 0x{mask:x}";
        string sign = contest.Comparison.Inverted ? "; the inverted sign orders signed values" : "";
        return Wrapping.Comment($"{NetNames.Match(contest.Index)}: {left.Name} against {right.Name}, ties to {left.Name}{bits}{sign}", indent: 2);
    }
}
