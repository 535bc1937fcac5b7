namespace PrintedMlp.Training.Numerics;

/// <summary>A number that grows or falls geometrically while moves are made: by the same factor in each of some steps.</summary>
internal struct GeometricSchedule
{
    private readonly double _factor;
    private readonly int _movesPerStep;

    /// <summary>Makes a schedule.</summary>
    /// <param name="first">The number at the beginning.</param>
    /// <param name="rise">The number at the end in units of that at the beginning, above 0.</param>
    /// <param name="steps">Number of times that it changes.</param>
    /// <param name="moves">Number of moves.</param>
    public GeometricSchedule(double first, double rise, int steps, int moves)
    {
        Value = first;
        _factor = Elementary.Power(rise, 1.0 / steps);
        _movesPerStep = Math.Max(1, moves / steps);
    }

    /// <summary>The number as of now.</summary>
    public double Value { get; private set; }

    /// <summary>Goes on to a move; moves come in order, from 0.</summary>
    public void Advance(int move)
    {
        if (move % _movesPerStep == _movesPerStep - 1)
        {
            Value *= _factor;
        }
    }
}
