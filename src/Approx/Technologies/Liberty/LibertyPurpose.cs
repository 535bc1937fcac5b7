namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>Cells that have a logic function and yet are no logic for designers: they are put in by hand or by a flow for
/// isolation, supplies, clocks or pads.</summary>
internal static class LibertyPurpose
{
    private static readonly (string Attribute, string Why)[] OfCell =
    [
        ("dont_use", "it is marked dont_use"),
        ("use_for_size_only", "it is marked use_for_size_only"),
        ("is_isolation_cell", "it is an isolation cell"),
        ("is_clock_isolation_cell", "it is an isolation cell"),
        ("is_level_shifter", "it is a level shifter"),
        ("clock_gating_integrated_cell", "it gates a clock"),
        ("is_clock_cell", "it is for clocks"),
        ("power_gating_cell", "it gates a supply"),
        ("switch_cell_type", "it gates a supply"),
        ("retention_cell", "it keeps a state while a supply is off"),
        ("power_cell_type", "it belongs to a supply"),
        ("always_on", "it is on a supply of its own"),
        ("pad_cell", "it is a pad"),
        ("auxiliary_pad_cell", "it is a pad"),
        ("is_macro_cell", "it is a macro"),
        ("is_memory_cell", "it is a memory"),
        ("is_filler_cell", "it is a filler"),
        ("is_tap_cell", "it is a tap"),
        ("is_decap_cell", "it is a capacitor between supplies"),
        ("antenna_diode_type", "it is a diode"),
    ];

    private static readonly (string Attribute, string Why)[] OfPin =
    [
        ("isolation_cell_enable_pin", "it is an isolation cell"),
        ("isolation_cell_data_pin", "it is an isolation cell"),
        ("clock_isolation_cell_clock_pin", "it is an isolation cell"),
        ("level_shifter_data_pin", "it is a level shifter"),
        ("level_shifter_enable_pin", "it is a level shifter"),
        ("clock_gate_enable_pin", "it gates a clock"),
        ("clock_gate_clock_pin", "it gates a clock"),
        ("clock_gate_out_pin", "it gates a clock"),
        ("power_gating_pin", "it gates a supply"),
        ("switch_pin", "it gates a supply"),
        ("switch_function", "it gates a supply"),
        ("retention_pin", "it keeps a state while a supply is off"),
        ("is_pad", "it is a pad"),
    ];

    /// <summary>Why no circuit is built of the cell, or null when it is ordinary logic.</summary>
    public static string? Of(LibertyGroup cell) => Find(cell, OfCell)
        ?? cell.Groups.Where(g => g.Name is "pin" or "pg_pin").Select(pin => Find(pin, OfPin)).FirstOrDefault(why => why is not null);

    private static string? Find(LibertyGroup group, (string Attribute, string Why)[] marks) =>
        marks.FirstOrDefault(m => group.Find(m.Attribute) is { } mark && !mark.Values[0].Equals("false", StringComparison.OrdinalIgnoreCase)).Why;
}
