namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>The words of Liberty that are read here, or known and left aside because they say nothing about area,
/// function, static power or delay. Any other word is noted: it may be a misspelt one that matters.</summary>
internal static class LibertyWords
{
    private static readonly Dictionary<string, HashSet<string>> Known = new()
    {
        ["library"] = Words("""
            cell area comment date revision technology delay_model time_unit voltage_unit current_unit leakage_power_unit
            pulling_resistance_unit capacitive_load_unit power_unit resistance_unit distance_unit library_features
            nom_voltage nom_temperature nom_process operating_conditions default_operating_conditions voltage_map
            simulation in_place_swap_mode bus_naming_style preferred_output_pad_slew_rate_control tree_type
            input_threshold_pct_rise input_threshold_pct_fall output_threshold_pct_rise output_threshold_pct_fall
            slew_lower_threshold_pct_rise slew_lower_threshold_pct_fall slew_upper_threshold_pct_rise
            slew_upper_threshold_pct_fall slew_derate_from_library lu_table_template power_lut_template
            output_current_template normalized_driver_waveform driver_waveform wire_load wire_load_table
            wire_load_selection default_wire_load default_wire_load_mode default_wire_load_selection
            default_wire_load_area default_wire_load_capacitance default_wire_load_resistance power_supply
            define define_group define_cell_area type input_voltage output_voltage scaling_factors sensitization
            leakage_power_unit switching_power_unit default_threshold_voltage_group default_leakage_power_density
            max_transition fpga_isd ocv_table_template ocv_arc_depth default_ocv_derate_group ocv_derate
            """),
        ["cell"] = Words("""
            area cell_leakage_power leakage_power pin bus bundle pg_pin ff latch ff_bank latch_bank statetable test_cell
            cell_footprint footprint dont_use dont_touch use_for_size_only is_macro_cell pad_cell interface_timing
            internal_power leakage_current intrinsic_parasitic dynamic_current rail_connection driver_waveform_rise
            driver_waveform_fall driver_waveform_name threshold_voltage_group drive_strength base_name
            switch_cell_type is_level_shifter is_isolation_cell always_on clock_gating_integrated_cell
            retention_cell power_cell_type vhdl_name timing_model_type scaling_factors map_only preferred
            physical_variant_cells is_filler_cell is_tap_cell is_decap_cell antenna_diode_type power_gating_cell
            is_clock_isolation_cell is_clock_cell is_memory_cell is_pll_cell level_shifter_type input_voltage_range
            output_voltage_range user_function_class auxiliary_pad_cell dont_fault handle_negative_constraint
            sensitization_master pin_name_map single_bit_degenerate switch_cell
            """),
        ["pin"] = Words("""
            direction function power_down_function related_power_pin related_ground_pin related_bias_pin three_state
            timing internal_power capacitance rise_capacitance fall_capacitance rise_capacitance_range
            fall_capacitance_range max_capacitance min_capacitance max_transition min_transition max_fanout min_fanout
            fanout_load clock nextstate_type input_signal_level output_signal_level input_voltage output_voltage
            driver_type drive_current slew_control signal_type state_function internal_node is_analog is_pad
            driver_waveform_rise driver_waveform_fall input_map receiver_capacitance min_pulse_width
            min_pulse_width_low min_pulse_width_high min_period minimum_period ccsn_first_stage ccsn_last_stage
            dc_current hyperbolic_noise_low hyperbolic_noise_high pin_func_type always_on original_pin test_output_only
            antenna_diode_type antenna_diode_related_ground_pins complementary_pin connection_class original_pin
            clock_gate_clock_pin clock_gate_enable_pin clock_gate_out_pin clock_gate_test_pin clock_gate_obs_pin clock_gate_reset_pin
            isolation_cell_data_pin isolation_cell_enable_pin level_shifter_data_pin level_shifter_enable_pin power_gating_pin
            switch_pin retention_pin switch_function clock_isolation_cell_clock_pin
            """),
        ["leakage_power"] = Words("value when related_pg_pin power_level mode"),
        ["pg_pin"] = Words("""
            pg_type voltage_name direction related_bias_pin physical_connection user_pg_type std_cell_main_rail
            is_insulated tap switch_function pg_function permit_power_down
            """),
    };

    /// <summary>Notes the words of the library, its cells and pins that are not known here and that the file does not define
    /// itself.</summary>
    public static void NoteUnknown(LibertyGroup library, LibertyNotes notes)
    {
        HashSet<string> defined = [.. library.Attributes.Where(a => a.Name is "define" or "define_group")
            .Select(a => a.Values.FirstOrDefault("").Trim())];
        NoteUnknown(library, null, defined, notes);
    }

    private static void NoteUnknown(LibertyGroup group, string? cell, HashSet<string> defined, LibertyNotes notes)
    {
        if (!Known.TryGetValue(group.Name, out HashSet<string>? known))
        {
            return;
        }
        foreach (LibertyAttribute attribute in group.Attributes.Where(a => !IsKnown(known, a.Name) && !defined.Contains(a.Name)))
        {
            notes.Add(attribute.Line, $"\"{attribute.Name}\" is not known in a {group.Name} group, skipped", cell);
        }
        foreach (LibertyGroup inner in group.Groups)
        {
            if (!IsKnown(known, inner.Name) && !defined.Contains(inner.Name))
            {
                notes.Add(inner.Line, $"the group \"{inner.Name}\" is not known in a {group.Name} group, skipped", cell);
            }
            NoteUnknown(inner, inner.Name == "cell" ? inner.Argument : cell, defined, notes);
        }
    }

    /// <summary>Defaults and derating factors are many, and named by rule.</summary>
    private static bool IsKnown(HashSet<string> known, string word) =>
        known.Contains(word) || word.StartsWith("default_", StringComparison.Ordinal) || word.StartsWith("k_", StringComparison.Ordinal);

    private static HashSet<string> Words(string words) => [.. words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];
}
