using System.Reflection;

namespace PrintedMlp.Generator.Files;

/// <summary>The version of the tool, which everything that it writes names.</summary>
internal static class ToolVersion
{
    /// <summary>As in the project file, for example <c>0.1.0</c>.</summary>
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
