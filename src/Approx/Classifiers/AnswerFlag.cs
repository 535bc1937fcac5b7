namespace PrintedMlp.Approx.Classifiers;

/// <summary>What a bit of an answer above the class index says.</summary>
public enum AnswerFlag
{
    /// <summary>A value lies outside the trained range on a feature that is read.</summary>
    OutOfRange,

    /// <summary>The class index is not to be relied on.</summary>
    Unsure,
}

/// <summary>The names of flags in files.</summary>
public static class AnswerFlagNames
{
    /// <summary><c>out_of_range</c> or <c>unsure</c>.</summary>
    public static string Name(this AnswerFlag flag) => flag == AnswerFlag.OutOfRange ? "out_of_range" : "unsure";
}
