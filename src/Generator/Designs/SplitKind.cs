namespace PrintedMlp.Generator.Designs;

/// <summary>How rows are divided into training, validation and test rows.</summary>
internal enum SplitKind
{
    /// <summary>60, 20 and 20 % of each class, by seed.</summary>
    Stratified,

    /// <summary>The 30 % test rows of the literature; the validation rows are cut from the others by seed.</summary>
    Published,

    /// <summary>The test rows are files of their own; the validation rows are cut from the others by seed.</summary>
    TestFile,

    /// <summary>A column says what each row serves.</summary>
    Column,

    /// <summary>60, 20 and 20 % of each class as near as whole groups allow, by seed.</summary>
    Groups,
}
