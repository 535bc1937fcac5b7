namespace PrintedMlp.Training.Data;

/// <summary>Whether the first line of a file names the columns.</summary>
public enum HeaderLine
{
    /// <summary>It does when its feature cells are not all numbers or missing.</summary>
    Detected,

    /// <summary>It does, whatever it looks like.</summary>
    Present,

    /// <summary>It is a row, whatever it looks like.</summary>
    Absent,
}
