using System.Collections.Immutable;
using PrintedMlp.Approx.FrontEnds;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Models;
using PrintedMlp.Training.Models.Files;
using PrintedMlp.Training.Search;
using PrintedMlp.Training.Trees;
using static PrintedMlp.Generator.Runs.SettingGroup;
using static PrintedMlp.Generator.Runs.SettingRows;

namespace PrintedMlp.Generator.Runs;

/// <summary>The table of options: the command line, the options of run.json, the fingerprint of a search, the command of a run and the members
/// of an exploration are loops over it. A new option is a row here and a property of the record of its group.</summary>
internal static class RunSettings
{
    /// <summary>What a run does when nobody asks for anything.</summary>
    public static RunOptions Usual { get; } = new();

    /// <summary>The rows, in the order in which commands name them.</summary>
    public static ImmutableArray<RunSetting> All { get; } = [.. OfData(), .. OfTraining(), .. OfSearch(), .. OfGates(), .. OfChoice(), .. OfOutput(),
        .. OfPlace()];

    /// <summary>The row of a name.</summary>
    public static RunSetting Of(string name) => Find(name) ?? throw new ArgumentException($"there is no option {name}", nameof(name));

    /// <summary>The row of a name; null when there is none.</summary>
    public static RunSetting? Find(string name) => All.FirstOrDefault(s => s.Name == name);

    /// <summary>Rows by name, each with its own help or, where a command means something more special by it, with that of the command.</summary>
    public static ImmutableArray<RunSetting> Some(params (string Name, string? Help)[] settings) =>
        [.. settings.Select(s => s.Help is null ? Of(s.Name) : Of(s.Name) with { Help = s.Help })];

    /// <summary>Where a row stands, from 0: values that depend on others come after them.</summary>
    public static int Place(RunSetting setting) => All.TakeWhile(s => s.Name != setting.Name).Count();

    /// <summary>The options of run.json by their names.</summary>
    public static IEnumerable<(string Name, object? Value)> Members(IEnumerable<RunSetting> rows, RunOptions options) =>
        rows.Where(s => s.Role != SettingRole.Nothing).SelectMany(s => s.Members).Select(m => (m.Name, m.Value(options)));

    /// <summary>What the state of a search depends on.</summary>
    public static IEnumerable<(string Name, object? Value)> State(IEnumerable<RunSetting> rows, RunOptions options) =>
        rows.Where(s => s.Role == SettingRole.Search).SelectMany(s => s.State).Select(m => (m.Name, m.Value(options)));

    /// <summary>The words of a command that asks for the same again.</summary>
    public static IEnumerable<string> Words(IEnumerable<RunSetting> rows, RunOptions options) =>
        rows.Where(s => s.IsPrinted(options)).SelectMany(s => s.CommandWords(options));

    private static IEnumerable<RunSetting> OfData()
    {
        yield return new("class-column", Data, "name or number, from 1, of the column with the class (default: the last)")
        {
            Value = "NAME|N",
            Parse = text => o => Read(o, o.Data.Reading with { ClassColumn = text }),
            Print = o => o.Data.Reading.ClassColumn,
            Members = [("class_column", o => o.Data.Reading.ClassColumn)],
        };
        yield return new("ignore-columns", Data, "names or numbers, from 1, of columns to leave out, separated by commas")
        {
            Value = "NAME|N,...",
            Parse = text => o => Read(o, o.Data.Reading with { IgnoreColumns = Listed(text) }),
            Print = o => o.Data.Reading.IgnoreColumns.IsEmpty ? null : string.Join(',', o.Data.Reading.IgnoreColumns),
            Members = [("ignore_columns", o => o.Data.Reading.IgnoreColumns)],
        };
        yield return Choice("header", Data, "whether the first line names the columns: auto, yes or no",
            [("auto", HeaderLine.Detected), ("yes", HeaderLine.Present), ("no", HeaderLine.Absent)],
            o => o.Data.Reading.Header, (o, v) => Read(o, o.Data.Reading with { Header = v }));
        yield return new("missing", Data, "texts or numbers that mean a missing cell, beside the usual ones, separated by commas, for example "
            + "-999,none")
        {
            Value = "TEXT,...",
            Parse = text => o => Read(o, o.Data.Reading with { Missing = Listed(text) }),
            Print = o => o.Data.Reading.Missing.IsEmpty ? null : string.Join(',', o.Data.Reading.Missing),
            Members = [("missing", o => o.Data.Reading.Missing)],
        };
        yield return Whole("skip-lines", Data, "lines at the head of each file that are no part of the table", 0, int.MaxValue,
            o => o.Data.Reading.SkipLines, (o, v) => Read(o, o.Data.Reading with { SkipLines = v }));
        yield return Choice<char?>("decimal", Data, "what stands before the fraction of a number: auto, a point or a comma",
            [("auto", null), (".", '.'), (",", ',')],
            o => o.Data.Reading.Decimal, (o, v) => Read(o, o.Data.Reading with { Decimal = v }));
        yield return Flag("class-from-file-name", Data, "each file holds one class: its name without extension",
            o => o.Data.Reading.ClassFromFileName, (o, v) => Read(o, o.Data.Reading with { ClassFromFileName = v }));
        yield return new("ordered", Data, "the texts of a column in their order; the column then counts 0, 1, 2, ... (may be given for several "
            + "columns)")
        {
            Value = "NAME|N=LOW,...,HIGH",
            Parse = ParseOrdered,
            Print = o => o.Data.Reading.Ordered.IsEmpty ? null : string.Join(' ', o.Data.Reading.Ordered),
            PrintEach = o => o.Data.Reading.Ordered.Select(column => column.ToString()),
            Members = [("ordered", o => o.Data.Reading.Ordered.Select(column => column.ToString()))],
        };
        yield return Choice("impute", Data, "what happens to a row with a missing cell: none drops it, median fills the cell",
            [("none", false), ("median", true)],
            o => o.Data.Reading.ImputeMedian, (o, v) => Read(o, o.Data.Reading with { ImputeMedian = v })) with
        {
            Members = [("impute_median", o => o.Data.Reading.ImputeMedian)],
        };
        yield return new("clip", Data, "percentiles of the training values that become the lowest and the highest code, for example 1..99; "
            + "0: smallest and largest value; each: of each feature as little left out as makes its range a usual one; "
            + "auto: what quickly trained networks do best with, or 0 with --model and --split published")
        {
            Value = "LOW..HIGH|0|each|auto",
            Parse = ParseClip,
            Print = o => o.Data.Clip is { } clip ? $"{clip}" : "auto",
            Members = [("clip_low", o => Percentile(o.Data.Clip, clip => clip.Low)), ("clip_high", o => Percentile(o.Data.Clip, clip => clip.High))],
        };
        yield return Whole("input-bits", Data, "bits of a feature's code, 1 to 8", 1, 8,
            o => o.Data.InputBits, (o, v) => o with { Data = o.Data with { InputBits = v } });
        yield return Choice("split", Data, "stratified: 60/20/20 % by class and seed; published: the test rows of the literature",
            [("stratified", SplitKind.Stratified), ("published", SplitKind.Published)], o => o.Data.Split, (o, v) => o with
            {
                Data = o.Data with { Split = v },
            });
        yield return new("test", Data, "CSV files of the same columns that hold the test rows; ranges and codes are fitted on the other rows")
        {
            Value = "FILE...",
            TakesSeveral = true,
            Parse = text => o => Read(o, o.Data.Reading with { TestFiles = o.Data.Reading.TestFiles.Add(text) }),
            Print = o => o.Data.Reading.TestFiles.IsEmpty ? null : string.Join(' ', o.Data.Reading.TestFiles),
            PrintEach = o => o.Data.Reading.TestFiles.Select(file => Path.GetFileName(file)),
            Members = [("test", o => o.Data.Reading.TestFiles.Select(file => Path.GetFileName(file)))],
        };
        yield return new("split-column", Data, "name or number of the column that says train, validation or test of each row")
        {
            Value = "NAME|N",
            Parse = text => o => Read(o, o.Data.Reading with { SplitColumn = text }),
            Print = o => o.Data.Reading.SplitColumn,
            Members = [("split_column", o => o.Data.Reading.SplitColumn)],
        };
        yield return new("split-words", Data,
            "what that column says instead: the words of training, validation and test rows, or of training and test rows")
        {
            Value = "TRAIN[,VALIDATION],TEST",
            Parse = ParseSplitWords,
            Print = o => o.Data.Reading.SplitWords.IsEmpty ? null : string.Join(',', o.Data.Reading.SplitWords),
            Members = [("split_words", o => o.Data.Reading.SplitWords)],
        };
        yield return new("group-column", Data,
            "name or number of a column, such as a patient's or a day's, whose rows of one value are all on one side of the split")
        {
            Value = "NAME|N",
            Parse = text => o => Read(o, o.Data.Reading with { GroupColumn = text }),
            Print = o => o.Data.Reading.GroupColumn,
            Members = [("group_column", o => o.Data.Reading.GroupColumn)],
        };
    }

    private static IEnumerable<RunSetting> OfTraining()
    {
        yield return new("model", SettingGroup.Training, "a trained ReLU network to use instead of training one: ONNX, or JSON; see "
            + "docs/trained-models.md")
        {
            Value = "FILE",
            Parse = text => o => Trained(o, ModelFile.Read(text)),
            Print = o => o.Training.Model?.Name,
            Members =
            [
                ("model", o => o.Training.Model?.Name), ("model_sha256", o => o.Training.Model?.Sha256),
                    ("model_inputs", o => o.Training.Model?.Units),
            ],
            State = [("model", o => o.Training.Model is { } model ? new { model.Sha256, model.Units } : null)],
        };
        yield return Choice<ModelUnits?>("model-inputs", SettingGroup.Training,
            "what that network reads: raw values as in the table, or values normalized to 0..1 "
            + "over the training rows; auto: as its file says, else raw for ONNX and normalized for JSON",
            [("auto", null), ("raw", ModelUnits.Raw), ("normalized", ModelUnits.Normalized)], o => o.Training.ModelInputs, Reads) with
        {
            Members = [],
        };
        yield return new("scaler", SettingGroup.Training,
            "what stood in front of that network, (value - mean) / scale, as JSON; see docs/trained-models.md")
        {
            Value = "FILE",
            Parse = text => o => Scaled(o, InputScaler.Read(text)),
            Print = o => o.Training.Scaler?.Name,
            Members = [("scaler", o => o.Training.Scaler?.Name), ("scaler_sha256", o => o.Training.Scaler?.Sha256)],
            State = [("scaler", o => o.Training.Scaler?.Sha256)],
        };
        yield return new("hidden", SettingGroup.Training,
            "hidden neurons: 5, or 5,8,10 to search several sizes, or 8-4 for two layers (exact network, then gates); "
            + "auto: the smallest of a few sizes that quickly trained networks hardly do better than")
        {
            Value = "N[-N...][,...]|auto",
            Parse = ParseHidden,
            Print = Hidden,
            Prints = o => o.Training.Model is null && Hidden(o) != Hidden(Usual),
            Members = [("hidden", Hidden)],
        };
    }

    private static IEnumerable<RunSetting> OfSearch()
    {
        yield return Named("method", SettingGroup.Search, "how approximate networks are searched: memetic; nsga2 or nsga2-masks as published; none "
            + "for the exact network only",
            o => o.Search.Method, (o, v) => o with { Search = o.Search with { Method = v } });
        yield return Named("effort", SettingGroup.Search, "how long the search goes on", o => o.Search.Effort, (o, v) =>
            o with { Search = o.Search with { Effort = v } }) with
        {
            Prints = o => o.Search.Method != SearchMethod.None && o.Search.Effort != Effort.Normal,
            Members =
            [
                ("budget", o => o.NetworkBudget), ("gate_search", o => o.GateBudget),
                    ("effort", o => o.Search.Method == SearchMethod.None ? null : o.Search.Effort),
            ],
            State = [("budget", o => o.NetworkBudget), ("gate_search", o => o.GateBudget)],
        };
    }

    private static IEnumerable<RunSetting> OfGates()
    {
        yield return Flag("no-gate-search", Gates, "leave out the search over gates that goes on from the networks found",
            o => !o.Gates.AreSearched, (o, v) => o with { Gates = o.Gates with { AreSearched = !v } }) with
        {
            Prints = o => !o.Gates.AreSearched && o.Search.Method != SearchMethod.None,
            Members = [],
        };
        yield return Choice("interface", Gates, "what the search over gates reads: levels, one comparator each, or codes, as the literature does",
            [("levels", true), ("codes", false)], o => o.ReadsLevels, (o, v) => o with { Gates = o.Gates with { ReadsLevels = v } }) with
        {
            Prints = o => o.SearchesGates && !o.ReadsLevels,
        };
        yield return Real("power-worth", Gates, "area in cm2 that a mW of static power is worth in the search over gates", 0, 1e6,
            o => o.Gates.PowerWorth, (o, v) => o with { Gates = o.Gates with { PowerWorth = v } }) with
        {
            Prints = o => o.SearchesGates && o.Gates.PowerWorth != Usual.Gates.PowerWorth,
        };
        yield return Named("levels", Gates, "where comparators may stand beside the steps of the code: uniform adds none; quantile, clipped (2nd to "
            + "98th percentile), fine",
            o => o.Gates.Levels, (o, v) => o with { Gates = o.Gates with { Levels = v } });
        yield return new("trees", Gates, "decision trees or a forest, trained elsewhere, that the search over gates starts from: JSON, see "
            + "docs/trained-models.md")
        {
            Value = "FILE",
            Parse = text => o => o with { Gates = o.Gates with { Trees = GivenTrees.Read(text) } },
            Print = o => o.Gates.Trees?.Name,
            Members = [("trees", o => o.Gates.Trees?.Name), ("trees_sha256", o => o.Gates.Trees?.Sha256)],
            State = [("trees", o => o.Gates.Trees?.Sha256)],
        };
        yield return new("front-end", Gates, "what comparators cost: " + string.Join(", ", FrontEndCatalogue.Names) + ", or a file")
        {
            Value = "NAME|FILE",
            Parse = text => o => o with { Gates = o.Gates with { FrontEnd = new(text, FrontEndCatalogue.Load(text)) } },
            Print = o => o.Gates.FrontEnd.Name,
            Prints = o => o.Gates.FrontEnd.Given != Usual.Gates.FrontEnd.Given,
            Members = [("front_end", o => o.Gates.FrontEnd.Name)],
            State = [("front_end", o => o.Gates.FrontEnd.Value)],
        };
        yield return Real("feature-cost", Gates, "area in cm2 that each feature costs in the search beyond the front end's", 0, 1e6,
            o => o.Gates.FeatureCost, (o, v) => o with { Gates = o.Gates with { FeatureCost = v } });
        yield return new("sensor-cost", Gates, "what it costs to read a feature at all, in cm2 or, with mW behind the number, in mW: "
            + "in the search over gates that reads levels and in the system's figures")
        {
            Value = "NAME=X[mW],...",
            Parse = text =>
            {
                ImmutableArray<SensorCost> costs = [.. Listed(text).Select(SensorCost.Parse)];
                return o => o with { Gates = o.Gates with { SensorCosts = costs } };
            },
            Print = o => o.Gates.SensorCosts.IsEmpty ? null : string.Join(',', o.Gates.SensorCosts),
            Members = [("sensor_cost", o => o.Gates.SensorCosts.Select(cost => cost.ToString()))],
        };
        yield return Flag("flag-range", Gates, "an output more that is 1 when a value lies outside the trained range on a feature that is read: a "
            + "comparator at either end; see docs/flags.md",
            o => o.Gates.FlagsRange, (o, v) => o with { Gates = o.Gates with { FlagsRange = v } });
        yield return Real("reject", Gates, "an output more that is 1 when a design is not sure, on at most this share of the validation rows: "
            + "a second, smaller circuit doubts the answer; 0 for none", 0, 1,
            o => o.Gates.Reject, (o, v) => o with { Gates = o.Gates with { Reject = v } }) with
        {
            Role = SettingRole.Files,
        };
        yield return Real("offset", Gates, "standard deviation of comparator offsets, in steps of the code, for which accuracy is reported; 0 for "
            + "none", 0, 16,
            o => o.Gates.Offset, (o, v) => o with { Gates = o.Gates with { Offset = v } });
        yield return Real("spread", Gates,
            "standard deviation of pull-up resistors and thresholds, as a part of their value, for which devices are tried; 0 for none", 0, 1,
            o => o.Gates.Spread, (o, v) => o with { Gates = o.Gates with { Spread = v } }) with
        {
            Role = SettingRole.Files,
        };
        yield return Whole("offset-copies", Gates, "copies of the training rows, as devices with such offsets see them, that the search over gates "
            + "fits too", 0, 100,
            o => o.Gates.OffsetCopies, (o, v) => o with { Gates = o.Gates with { OffsetCopies = v } });
        yield return Choice("teacher", Gates, "whether wider networks label rows between the training rows for the search over gates: ask lets "
            + "validation rows say whether they know enough more than trees; auto asks from 300 training rows on",
            [("auto", (bool?)null), ("none", false), ("ask", true)],
            o => o.Gates.AsksTeacher, (o, v) => o with { Gates = o.Gates with { AsksTeacher = v } });
        yield return Choice("refit", Gates, "whether the search over gates ends on training and validation rows together, and its designs are judged "
            + "by what those of training rows alone lost on validation rows; not with --defect-rate or --reject",
            [("yes", true), ("no", false)],
            o => o.Gates.Refits, (o, v) => o with { Gates = o.Gates with { Refits = v } });
        yield return Whole("jitter-copies", Gates,
            "noisy copies of the training rows that the search over gates fits too; -1: 2 where rows are few, 0 where they are many", -1, 100,
            o => o.Gates.Copies ?? -1, (o, v) => o with { Gates = o.Gates with { Copies = v < 0 ? null : v } }) with
        {
            Members = [("gate_copies", o => o.Gates.Copies)],
        };
        yield return Real("jitter", Gates,
            "chance of a code of such a copy to be one lower, and the same to be one higher; noise in raw units that does this to levels", 0, 0.5,
            o => o.Gates.Jitter, (o, v) => o with { Gates = o.Gates with { Jitter = v } }) with
        {
            Members = [("gate_jitter", o => o.Gates.Jitter)],
        };
    }

    private static IEnumerable<RunSetting> OfChoice()
    {
        yield return Choice("objective", SettingGroup.Search, "what the search and the choice maximise: accuracy, or balanced accuracy",
            [("accuracy", false), ("balanced", true)],
            o => o.Search.Balanced, (o, v) => o with { Search = o.Search with { Balanced = v } });
        yield return new("cost", SettingGroup.Search, "what wrong answers cost, where others cost 1: RIGHT>ANSWERED=COST, several with commas "
            + "between them or one a line in a file; training, search and choice then go by the mean cost of a row")
        {
            Value = "RIGHT>ANSWERED=COST,...|FILE",
            Parse = text =>
            {
                IEnumerable<string> items = File.Exists(text) ? InputFile.Text(text).Split('\n').Select(line => line.Trim()) : Listed(text);
                ImmutableArray<ErrorCost> costs = [.. items.Where(item => item.Length > 0).Select(ErrorCost.Parse)];
                return o => o with { Search = o.Search with { Costs = costs } };
            },
            Print = o => o.Search.Costs.IsEmpty ? null : string.Join(',', o.Search.Costs),
            Members = [("cost", o => o.Search.Costs.Select(cost => cost.ToString()))],
        };
        yield return RealOr("auto", "max-loss", SettingGroup.Search,
            "loss of accuracy against the exact network that the recommended design may have; "
            + "auto: one standard error below the best design, in accuracy and in balanced accuracy", 0, 1,
            o => o.Search.MaxLoss, (o, v) => o with { Search = o.Search with { MaxLoss = v } });
        yield return Real("defect-rate", SettingGroup.Search,
            "probability that a printed transistor is defective; designs are then searched and compared by the accuracy that a sheet can be expected "
            + "to have; 0 for none", 0, 1, o => o.Search.DefectRate, (o, v) => o with { Search = o.Search with { DefectRate = v } });
        yield return Real("defect-tolerance", SettingGroup.Search, "loss of accuracy against the sound design that a good sheet may have", 0, 1,
            o => o.Search.DefectTolerance, (o, v) => o with { Search = o.Search with { DefectTolerance = v } }) with
        {
            Role = SettingRole.Files,
        };
        yield return Whole("max-designs", SettingGroup.Search, "designs of the front that are written and verified", 1, 1000,
            o => o.Search.MaxDesigns, (o, v) => o with { Search = o.Search with { MaxDesigns = v } }) with
        {
            Role = SettingRole.Files,
        };
    }

    private static IEnumerable<RunSetting> OfOutput()
    {
        yield return new("technology", Output, "printed technology: a name from `printedmlp technologies`, or a technology file")
        {
            Value = "NAME|FILE",
            Parse = text => o => o with { Output = o.Output with { Technology = new(text, TechnologyCatalogue.Load(text)) } },
            Print = o => o.Output.Technology.Name,
            Prints = o => o.Output.Technology.Given != Usual.Output.Technology.Given,
            Members = [("technology", o => o.Output.Technology.Name)],
            State = [("technology", o => o.Output.Technology.Given), ("cells", o => o.Output.Technology.Value.Cells)],
        };
        yield return new("name", Output, "name of the Verilog module (default: from the data file)")
        {
            Value = "NAME",
            Role = SettingRole.Files,
            ShowsDefault = false,
            Parse = text => o => o with { Output = o.Output with { Name = ModulePorts.Checked(text) } },
            Print = o => o.Output.Name,
            Prints = _ => true,
            Members = [("name", o => o.Output.Name)],
        };
        yield return Whole("seed", Data, "decides everything random", 0, int.MaxValue, o => (int)o.Seed, (o, v) => o with { Seed = (ulong)v }) with
        {
            Print = o => $"{o.Seed}",
            Prints = _ => true,
            Members = [("seed", o => o.Seed)],
        };
        yield return Whole("restarts", SettingGroup.Training, "float networks trained, the best on validation rows is kept", 1, 10_000,
            o => o.Training.Restarts, (o, v) => o with { Training = o.Training with { Restarts = v } });
        yield return Real("l2", SettingGroup.Training, "L2 penalty of the float network", 0, 1e3,
            o => o.Training.L2, (o, v) => o with { Training = o.Training with { L2 = v } }) with
        {
            Members = [("l2", o => o.Training.L2)],
        };
        yield return Flag("balance-classes", SettingGroup.Training, "give every class the same weight in training and choice",
            o => o.Training.BalanceClasses, (o, v) => o with { Training = o.Training with { BalanceClasses = v } });
        yield return new("languages", Output, "languages of the designs, separated by commas: verilog, which is always written, c, python, vhdl, "
            + "spice, wrappers, or folders of --templates")
        {
            Value = "NAMES",
            Aliases = ["--language"],
            Role = SettingRole.Files,
            Parse = text => o => o with { Output = o.Output with { Languages = LanguageList.Parse(text) } },
            Print = o => LanguageList.Print(o.Output.Languages),
            Members = [("languages", o => LanguageList.Print(o.Output.Languages))],
        };
        yield return Flag("spice", Output, "the netlists as transistors too, NAME.sp, checked by ngspice: adds spice to --languages",
            o => o.Output.Languages.Contains(Language.Spice),
            (o, v) => o with { Output = o.Output with { Languages = LanguageList.With(o.Output.Languages, Language.Spice, v) } }) with
        {
            Role = SettingRole.Nothing,
        };
        yield return Whole("random-vectors", Output, "random codes that simulators check beside all rows", 0, 1_000_000,
            o => o.Output.RandomVectors, (o, v) => o with { Output = o.Output with { RandomVectors = v } }) with
        {
            Role = SettingRole.Files,
        };
        yield return Whole("test-kit-cells", Output, "designs of at most so many cells get a test kit, see docs/test-kit.md; 0 for none", 0, 100_000,
            o => o.Output.TestKitCells, (o, v) => o with { Output = o.Output with { TestKitCells = v } }) with
        {
            Role = SettingRole.Files,
        };
        yield return Named("optimizer", Output, "builtin: the same netlist everywhere; abc: berkeley-abc too, the smaller netlist is kept",
            o => o.Output.Optimizer, (o, v) => o with { Output = o.Output with { Optimizer = v } }) with
        {
            Role = SettingRole.Files,
        };
        yield return Named("map-for", Output, "area: the smallest netlists; power: the least static power on the training rows that 2 % more area "
            + "buys",
            o => o.Output.Goal, (o, v) => o with { Output = o.Output with { Goal = v } }) with
        {
            Role = SettingRole.Files,
        };
        yield return Whole("prove-conflicts", Output, "effort to prove RTL and netlist equivalent where not every input can be tried, 0 for no proof",
            0, 1_000_000,
            o => o.Output.ProveConflicts, (o, v) => o with { Output = o.Output with { ProveConflicts = v } }) with
        {
            Role = SettingRole.Files,
        };
        // Seconds made the same design proven on one machine and not on another. Scripts of earlier versions leave the proof out by this.
        yield return Whole("prove-seconds", Output, "0 is --prove-conflicts 0; another number changes nothing", 0, 1_000_000,
            _ => 1, (o, v) => v > 0 ? o : o with { Output = o.Output with { ProveConflicts = 0 } }) with
        {
            Role = SettingRole.Files,
            IsHidden = true,
            Prints = _ => false,
            Members = [],
        };
    }

    /// <summary>What decides nothing: where a run goes, and how it is made.</summary>
    private static IEnumerable<RunSetting> OfPlace()
    {
        yield return new("out", Output, "folder for the results; it must not exist yet")
        {
            Value = "DIR",
            Role = SettingRole.Nothing,
            ShowsDefault = false,
            IsRequired = true,
            Parse = text => string.IsNullOrWhiteSpace(text) ? throw new FormatException("--out is empty: expected the name of a folder")
                : o => o with { Output = o.Output with { Folder = text } },
            Print = o => o.Output.Folder,
        };
        yield return Flag("overwrite", Output, "replace an earlier run in --out", o => o.Output.Overwrites, (o, v) =>
            o with { Output = o.Output with { Overwrites = v } }) with
        {
            Role = SettingRole.Nothing,
        };
        yield return Flag("resume", Output, "go on where an interrupted run with the same options and --out stopped",
            o => o.Output.Resumes, (o, v) => o with { Output = o.Output with { Resumes = v } }) with
        {
            Role = SettingRole.Nothing,
        };
        yield return Whole("seeds", Output, "number of runs with successive seeds, each in a folder of its own", 1, 1000,
            o => o.Output.Seeds, (o, v) => o with { Output = o.Output with { Seeds = v } }) with
        {
            Role = SettingRole.Nothing,
        };
        yield return new("templates", Output, "folder of templates to use instead of the built-in ones")
        {
            Value = "DIR",
            Role = SettingRole.Nothing,
            Parse = text => o => o with { Output = o.Output with { Templates = text } },
            Print = o => o.Output.Templates,
        };
        yield return Choice("format", Output, "csv; json writes the tables as JSON too", [("csv", false), ("json", true)],
            o => o.Output.WritesJson, (o, v) => o with { Output = o.Output with { WritesJson = v } }) with
        {
            Role = SettingRole.Nothing,
        };
        yield return Whole("threads", Output, "threads to use; changes nothing but the time", 1, 1024, o => o.Threads, (o, v) =>
            o with { Threads = v }) with
        {
            Role = SettingRole.Nothing,
        };
    }

    private static ImmutableArray<string> Listed(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static Func<RunOptions, RunOptions> ParseOrdered(string text)
    {
        int equals = text.LastIndexOf('=');
        string[] values = equals > 0 ? text[(equals + 1)..].Split(',', StringSplitOptions.TrimEntries) : [];
        return values.Length >= 2 && values.Distinct().Count() == values.Length
            ? o => Read(o, o.Data.Reading with { Ordered = o.Data.Reading.Ordered.Add(new OrderedColumn(text[..equals], [.. values])) })
            : throw new FormatException($"--ordered {text}: expected a column and its texts, lowest first, none twice, for example "
                + "size=small,medium,large");
    }

    private static Func<RunOptions, RunOptions> ParseSplitWords(string text)
    {
        string[] words = text.Split(',', StringSplitOptions.TrimEntries);
        return words.Length is 2 or 3 && words.All(word => word.Length > 0)
            && words.Distinct(StringComparer.OrdinalIgnoreCase).Count() == words.Length
            ? o => Read(o, o.Data.Reading with { SplitWords = [.. words] })
            : throw new FormatException($"--split-words {text}: expected two or three different words, for example train,test or "
                + "train,validation,test");
    }

    private static RunOptions Read(RunOptions o, DatasetOptions reading) => o with { Data = o.Data with { Reading = reading } };

    private static RunOptions Trained(RunOptions o, TrainedModel model) => o with
    {
        Training = o.Training with { Model = model, Hidden = model.Hidden },
    };

    private static RunOptions Scaled(RunOptions o, InputScaler scaler) => o with
    {
        Training = o.Training with { Scaler = scaler, Model = o.Training.Model?.Behind(scaler) },
    };

    private static RunOptions Reads(RunOptions o, ModelUnits? asked) => o with
    {
        Training = o.Training with
        {
            ModelInputs = asked,
            Model = o.Training.Model is { } model ? model with { Units = asked ?? model.Units } : null,
        },
    };

    private static string Hidden(RunOptions o) => o.Training.HiddenSizes.IsEmpty ? "auto"
        : string.Join(',', o.Training.HiddenSizes.Select(layers => string.Join('-', layers)));

    private static Func<RunOptions, RunOptions> ParseHidden(string text)
    {
        if (text == "auto")
        {
            return o => o with { Training = o.Training with { HiddenSizes = [] } };
        }
        string[][] sizes = [.. text.Split(',').Select(size => size.Split('-'))];
        return sizes.All(layers => layers.Length <= 8 && layers.All(p => Number.TryParse(p, out int n) && n is >= 1 and <= 1000))
            ? o => o with { Training = o.Training with { HiddenSizes = [.. sizes.Select(layers => layers.Select(Neurons).ToImmutableArray())] } }
            : throw new FormatException($"--hidden {text}: expected 1 to 1000 neurons for each of at most 8 layers, for example 5, 5,8,10 or 8-4");
    }

    private static int Neurons(string text) => Number.TryParse(text, out int neurons) ? neurons : 0;

    private static object? Percentile(Clip? clip, Func<Clip, double> end) =>
        clip is not { } known ? null : known == Clip.Each ? $"{known}" : end(known);

    private static Func<RunOptions, RunOptions> ParseClip(string text)
    {
        Clip? clip = text is "auto" ? null : text is "0" ? Clip.None : text is "each" ? Clip.Each
            : text.Split("..") is [var from, var to] && Number.TryParse(from, out double low) && Number.TryParse(to, out double high)
                && low >= 0 && low < high && high <= 100 ? new Clip(low, high)
            : throw new FormatException(
                $"--clip {text}: expected auto, each, 0, or two percentiles from 0 to 100, the lower first, for example 1..99");
        return o => o with { Data = o.Data with { Clip = clip } };
    }
}
