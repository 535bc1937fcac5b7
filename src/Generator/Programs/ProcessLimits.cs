using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PrintedMlp.Generator.Programs;

/// <summary>Limits of the process that leave the runtime too little to load its own assemblies, so that it would end with a stack trace
/// before anything of this program runs. The launcher says the same before it builds.</summary>
internal static partial class ProcessLimits
{
    private const ulong FewestFiles = 256;
    private const int Files = 7, StandardError = 2;

    /// <summary>Ends the process with one line when it may not open enough files. Uses the core library alone: to load another assembly
    /// takes a file.</summary>
    [ModuleInitializer]
    internal static void Check()
    {
        if (OperatingSystem.IsLinux() && Limit(Files, out ResourceLimit files) == 0 && files.Now < FewestFiles)
        {
            byte[] line = System.Text.Encoding.UTF8.GetBytes(
                $"printedmlp needs {FewestFiles} open files, and this shell allows {files.Now} of them. Raise the limit: ulimit -n {FewestFiles}\n");
            _ = Write(StandardError, line, line.Length);
            Environment.Exit(ExitCode.WrongInput);
        }
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int Limit(int what, out ResourceLimit limit);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int file, byte[] bytes, nint count);

    /// <summary>As <c>getrlimit</c> gives it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct ResourceLimit
    {
        public readonly ulong Now, Most;
    }
}
