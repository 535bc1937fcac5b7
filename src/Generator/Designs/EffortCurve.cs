using System.Collections.Immutable;
using PrintedMlp.Training.Gates;

namespace PrintedMlp.Generator.Designs;

/// <summary>What the rounds of the search over gates bought: the area of the smallest circuit that it knew at the accuracy of the recommended
/// design, which never rises.</summary>
/// <param name="Points">Behind each batch that it knew one after; empty where it never did.</param>
internal sealed record EffortCurve(ImmutableArray<EffortPoint> Points)
{
    /// <summary>Decimals of areas in cm2, as in designs.csv.</summary>
    private const int Decimals = 6;

    /// <summary>A curve is flat that did not fall in this share of the rounds, at its end.</summary>
    private const double Flat = 0.25;

    /// <summary>Of a finished run. A design that the search did not find has the loss of the smallest one found that is judged no less
    /// accurate.</summary>
    /// <param name="options">The run's options.</param>
    /// <param name="searched">What the searches found.</param>
    /// <param name="recommended">The recommended design.</param>
    public static EffortCurve Of(RunOptions options, Searched searched, Design recommended)
    {
        long? loss = recommended.SearchLoss
            ?? searched.Gates.Where(d => d.SearchLoss is not null && d.Judged >= recommended.Judged).MinBy(d => d.AreaCm2)?.SearchLoss;
        return new(loss is null ? [] : [.. searched.History.Smallest(loss.Value)
            .Select((area, batch) => (Rounds: batch * options.GateBudget!.Rounds, Area: area))
            .Where(known => known is { Rounds: > 0, Area: not null })
            .Select(known => new EffortPoint(known.Rounds, Math.Round(GatePrices.Cm2(known.Area!.Value), Decimals)))]);
    }

    /// <summary>Rounds after which the area was what it is at the end.</summary>
    public int LastFall => Points.First(point => point.AreaCm2 <= Points[^1].AreaCm2).Rounds;

    /// <summary>Whether it still fell at the end.</summary>
    public bool StillFalls => LastFall > (1 - Flat) * Points[^1].Rounds;
}

/// <summary>What a search had bought at some moment.</summary>
/// <param name="Rounds">Rounds of annealing until then.</param>
/// <param name="AreaCm2">Area in cm2 of gates and, where it reads any, comparators.</param>
internal readonly record struct EffortPoint(int Rounds, double AreaCm2);
