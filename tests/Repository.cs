namespace PrintedMlp.Tests;

/// <summary>Finds committed files from a test.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Path of a committed file or folder, given from the root.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("PrintedMlp.sln is in no folder above the tests."),
        _ when File.Exists(System.IO.Path.Combine(folder.FullName, "PrintedMlp.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
