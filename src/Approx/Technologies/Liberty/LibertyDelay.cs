namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>The delay of a cell: the largest number of its rise and fall tables, or of the older intrinsic delays.</summary>
internal static class LibertyDelay
{
    /// <summary>Tables whose slews are shorter than this part of the delays they give describe no real circuit: its
    /// slews are about as long as its delays.</summary>
    private const double ShortSlew = 0.1;

    private static readonly string[] Tables = ["cell_rise", "cell_fall"];
    private static readonly string[] Intrinsics = ["intrinsic_rise", "intrinsic_fall"];

    /// <summary>The worst delay in units of the library, or null when there is no figure.</summary>
    public static double? Of(LibertyGroup output)
    {
        List<double> delays = [.. TablesOf(output).Select(t => t.Find("values")).OfType<LibertyAttribute>().SelectMany(LibertyNumber.ParseAll)];
        foreach (LibertyGroup timing in output.All("timing"))
        {
            delays.AddRange(Intrinsics.Select(timing.Find).OfType<LibertyAttribute>()
                .Select(a => LibertyNumber.Parse(a.Values[0], a.Name, a.Line)));
        }
        return delays.Count == 0 ? null : delays.Max();
    }

    /// <summary>Notes that the delays were characterised with slews far from real ones.</summary>
    public static void NoteShortSlews(LibertyGroup library, IEnumerable<LibertyGroup> outputs, LibertyNotes notes)
    {
        Dictionary<string, LibertyGroup> templates = [];
        foreach (LibertyGroup template in library.All("lu_table_template"))
        {
            templates[template.Argument] = template;
        }
        double slew = 0, delay = 0;
        foreach (LibertyGroup table in outputs.SelectMany(TablesOf))
        {
            LibertyGroup? template = templates.GetValueOrDefault(table.Argument);
            int axis = template?.Text("variable_2") == "input_net_transition" ? 2 : 1;
            if ((table.Find($"index_{axis}") ?? template?.Find($"index_{axis}")) is { } index && table.Find("values") is { } values)
            {
                slew = Math.Max(slew, LibertyNumber.ParseAll(index).DefaultIfEmpty(0).Max());
                delay = Math.Max(delay, LibertyNumber.ParseAll(values).DefaultIfEmpty(0).Max());
            }
        }
        if (slew > 0 && slew < ShortSlew * delay)
        {
            notes.Add(library.Line, "the delay tables end at input slews far shorter than the delays themselves: "
                + "real slews are longer, so the critical path is an estimate", null);
        }
    }

    private static IEnumerable<LibertyGroup> TablesOf(LibertyGroup output) =>
        output.All("timing").SelectMany(t => t.Groups).Where(g => Tables.Contains(g.Name));
}
