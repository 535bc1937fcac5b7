namespace PrintedMlp.Generator.Reports.Html;

/// <summary>How the rows of a run were divided, in words.</summary>
internal static class SplitText
{
    /// <summary>The words for a run; runs of earlier versions have the kind only.</summary>
    public static string Of(RunOnDisk run)
    {
        string kind = run.Split.GetProperty("kind").GetString()!;
        string words = kind switch
        {
            "test_file" => "test rows from files of their own",
            "column" => $"as column {run.Option("split_column")} says",
            "groups" => "stratified",
            _ => $"{kind} split",
        };
        return run.Option("group_column") is { Length: > 0 } group ? $"{words}, in whole groups of column {group}" : words;
    }
}
