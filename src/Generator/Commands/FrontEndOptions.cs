using System.CommandLine;
using PrintedMlp.Approx.FrontEnds;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Commands;

/// <summary>The options about what stands between sensor and classifier, and about the noise there.</summary>
internal sealed class FrontEndOptions
{
    private readonly Option<string> _interface = Words.OneOf("--interface",
        "what the search over gates reads: levels, one comparator each, or codes, as the literature does", "levels", "codes");

    private readonly Option<string> _levels = Words.OneOf("--levels",
        "where comparators may stand beside the steps of the code: uniform adds none; quantile, clipped (2nd to 98th percentile), fine",
        "uniform", "quantile", "clipped", "fine");

    private readonly Option<string> _frontEnd = new("--front-end")
    {
        Description = "what comparators cost: " + string.Join(", ", FrontEndCatalogue.Names) + ", or a file",
        HelpName = "NAME|FILE",
        DefaultValueFactory = _ => FrontEndCatalogue.Default,
    };

    private readonly Option<double> _featureCost = Numbers.Real("--feature-cost", "area in cm2 that each feature costs in the search beyond the front end's", 0, 0, 1e6);

    private readonly Option<double> _powerWorth = Numbers.Real("--power-worth",
        "area in cm2 that a mW of static power is worth in the search over gates", 0.1, 0, 1e6);

    private readonly Option<double> _offset = Numbers.Real("--offset",
        "standard deviation of comparator offsets, in steps of the code, for which accuracy is reported; 0 for none", 0.25, 0, 16);

    private readonly Option<int> _offsetCopies = Numbers.Whole("--offset-copies",
        "copies of the training rows, as devices with such offsets see them, that the search over gates fits too", 0, 0, 100);

    private readonly Option<int> _jitterCopies = Numbers.Whole("--jitter-copies",
        "noisy copies of the training rows that the search over gates fits too; -1: 2 where rows are few, 0 where they are many", -1, -1, 100);

    private readonly Option<double> _jitter = Numbers.Real("--jitter",
        "chance of a code of such a copy to be one lower, and the same to be one higher; noise in raw units that does this to levels", 0.15, 0, 0.5);

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _interface, _levels, _frontEnd, _featureCost, _powerWorth, _offset, _offsetCopies, _jitterCopies, _jitter })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The run's options with these.</summary>
    /// <exception cref="Approx.UserException">There is no such front end.</exception>
    public RunOptions Apply(ParseResult parsed, RunOptions options)
    {
        string frontEnd = parsed.GetValue(_frontEnd)!;
        return options with
        {
            Gates = options.Gates with
            {
                ReadsLevels = parsed.GetValue(_interface) == "levels",
                Levels = Enum.Parse<LevelKind>(parsed.GetValue(_levels)!, ignoreCase: true),
                FrontEnd = new(frontEnd, FrontEndCatalogue.Load(frontEnd)),
                FeatureCost = parsed.GetValue(_featureCost),
                PowerWorth = parsed.GetValue(_powerWorth),
                Offset = parsed.GetValue(_offset),
                OffsetCopies = parsed.GetValue(_offsetCopies),
                Copies = parsed.GetValue(_jitterCopies) is >= 0 and int copies ? copies : null,
                Jitter = parsed.GetValue(_jitter),
            },
        };
    }
}
