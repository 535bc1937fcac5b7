using System.Collections.Immutable;
using PrintedMlp.Approx;

namespace PrintedMlp.Generator.Explorations;

/// <summary>How far an exploration is, as its folder shows it to anybody.</summary>
/// <param name="Points">Number of points.</param>
/// <param name="Done">When each finished point was finished, earliest first.</param>
/// <param name="Running">Points that are being made, with machine, process and time of the start.</param>
/// <param name="Failed">Points whose last attempt failed, with its message.</param>
internal sealed record ExplorationStatus(int Points, ImmutableArray<DateTime> Done, ImmutableArray<(string Point, string Owner)> Running,
    ImmutableArray<(string Point, string Message)> Failed)
{
    /// <summary>Points that nobody has begun, or that were interrupted.</summary>
    public int Left => Points - Done.Length - Running.Length - Failed.Length;

    /// <summary>Time until all points are there if they go on as they did; null before two are there.</summary>
    public TimeSpan? Remaining => Done.Length < 2 ? null : (Done[^1] - Done[0]) / (Done.Length - 1) * (Points - Done.Length);

    /// <summary>Looks at a folder.</summary>
    /// <exception cref="UserException">It holds no exploration.</exception>
    public static ExplorationStatus Of(string folder)
    {
        ImmutableArray<ExplorationPoint> points = ExplorationFolder.Points(folder);
        string[] open = [.. points.Where(p => !ExplorationFolder.IsThere(folder, p)).Select(p => p.Name)];
        ImmutableArray<(string Point, string Owner)> running = [.. open.Select(p => (Point: p, Owner: PointClaim.Owner(folder, p)))
            .Where(p => p.Owner is not null).Select(p => (p.Point, p.Owner!))];
        return new ExplorationStatus(points.Length,
            [.. points.Where(p => ExplorationFolder.IsThere(folder, p))
                .Select(p => File.GetLastWriteTimeUtc(Path.Combine(Exploration.PointFolder(folder, p.Name), "run.json"))).Order()],
            running,
            [.. open.Except(running.Select(r => r.Point)).Select(p => (Point: p, File: PointClaim.Failure(folder, p))).Where(p => File.Exists(p.File))
                .Select(p => (p.Point, File.ReadAllText(p.File).Trim()))]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Done.Length} of {Points} points are there, {Running.Length} are being made, {Failed.Length} failed, "
        + $"{Left} are left\n"
        + string.Concat(Running.Select(r => $"being made: {r.Point} by {r.Owner}\n"))
        + string.Concat(Failed.Select(f => $"failed: {f.Point}: {f.Message}\n"))
        + (Remaining is { } time && Done.Length < Points ? $"about {Math.Ceiling(time.TotalMinutes):0} minutes left at the pace so far\n" : "");
}
