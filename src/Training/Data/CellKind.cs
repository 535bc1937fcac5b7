namespace PrintedMlp.Training.Data;

/// <summary>What the text of a cell looks like.</summary>
internal enum CellKind
{
    Missing,
    Number,

    /// <summary>NaN, an infinity, or a number too large for a double.</summary>
    NotFinite,

    /// <summary>A number with a decimal comma, which must never be read as one without it.</summary>
    DecimalComma,

    Text,
}
