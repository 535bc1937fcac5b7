namespace PrintedMlp.Training.Search.Genetic;

/// <summary>How lonely the members of a front are: the sides of the box that their neighbours span, in units of the
/// front's range (Deb and others, NSGA-II, IEEE TEVC 2002).</summary>
internal static class CrowdingDistance
{
    /// <summary>Gives every member of a front its distance; the ends get infinity.</summary>
    /// <param name="front">Members in order of loss, so in falling order of area.</param>
    public static void Assign(Span<Individual> front)
    {
        double losses = Math.Max(1, front[^1].Loss - front[0].Loss);
        double areas = front[0].AreaCm2 - front[^1].AreaCm2 is > 0 and < double.PositiveInfinity and var range ? range : 1;
        for (int i = 0; i < front.Length; i++)
        {
            bool isEnd = i == 0 || i == front.Length - 1;
            front[i].Crowding = isEnd ? double.PositiveInfinity
                : (front[i + 1].Loss - front[i - 1].Loss) / losses + Math.Abs(front[i - 1].AreaCm2 - front[i + 1].AreaCm2) / areas;
        }
    }
}
