using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace PrintedMlp.Tests;

/// <summary>Packs the built program as a .NET tool and installs it into a folder of its own from that package alone: with no other
/// source, an empty package cache and a proxy that nobody answers. Of the simulators it finds Icarus alone, the quickest to begin.</summary>
public sealed class ToolPackageTests(ToolPackageTests.InstalledTool tool) : IClassFixture<ToolPackageTests.InstalledTool>
{
    public static TheoryData<string, string> Data => new()
    {
        { "templates", "*.sbn" }, { "templates", "*.json" }, { "templates", "*.txt" }, { "templates", "*.css" }, { "templates", "*.js" }, { "technologies", "*.json" }, { "front-ends", "*.json" }, { "literature", "*.csv" },
    };

    [Fact]
    public void The_installed_tool_makes_a_checked_design_in_an_empty_folder()
    {
        string folder = Directory.CreateDirectory(tool.File("work")).FullName;
        File.Copy(Repository.Path("examples", "balance-scale.csv"), Path.Combine(folder, "balance-scale.csv"));

        tool.Run(tool.Program, folder,
            "design", "balance-scale.csv", "--out", "out", "--method", "none", "--hidden", "2", "--restarts", "1", "--random-vectors", "10", "--prove-seconds", "0");

        Assert.Single(File.ReadAllLines(Path.Combine(folder, "out", "designs.csv"))[1..]);
        using JsonDocument verification = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "out", "baseline", "verification.json")));
        ILookup<string, string> results = verification.RootElement.GetProperty("checks").EnumerateArray().ToLookup(
            check => check.GetProperty("result").GetString()!, check => $"{check.GetProperty("subject")} {check.GetProperty("method")} {check.GetProperty("tool")}");
        Assert.Superset(
            new HashSet<string> { "circuit in process printedmlp", "netlist in process printedmlp", "rtl simulation icarus", "netlist simulation icarus" },
            results["passed"].ToHashSet());
        Assert.Empty(results["failed"]);
        string report = File.ReadAllText(Path.Combine(folder, "out", "report.html"));
        Assert.Contains("Co-Design of Approximate Multilayer Perceptron for Ultra-Resource Constrained Printed Circuits", report, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Data))]
    public void The_files_that_the_program_reads_lie_beside_its_assembly(string folder, string pattern)
    {
        string assembly = Assert.Single(Directory.GetFiles(tool.File("tools"), "printedmlp.dll", SearchOption.AllDirectories));
        string[] files = Directory.GetFiles(Repository.Path(folder), pattern, SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(
            File.ReadAllText(file), File.ReadAllText(Path.Combine(Path.GetDirectoryName(assembly)!, Path.GetRelativePath(Repository.Root, file)))));
    }

    [Fact]
    public void The_package_has_readme_and_licence_and_each_file_once()
    {
        using ZipArchive package = ZipFile.OpenRead(tool.Package);
        string[] files = [.. package.Entries.Select(e => e.FullName)];
        Assert.Superset(new HashSet<string> { "tool.md", "LICENSE" }, files.ToHashSet());
        Assert.DoesNotContain(files, file => file.StartsWith("content", StringComparison.Ordinal) && file.EndsWith(".sbn", StringComparison.Ordinal));
        using StreamReader reader = new(package.GetEntry("PrintedMlp.nuspec")!.Open());
        string about = reader.ReadToEnd();
        Assert.Contains("<license type=\"expression\">MIT</license>", about, StringComparison.Ordinal);
        Assert.Contains("<readme>tool.md</readme>", about, StringComparison.Ordinal);
        Assert.Contains("<packageType name=\"DotnetTool\" />", about, StringComparison.Ordinal);
    }

    /// <summary>The program, packed and installed.</summary>
    public sealed class InstalledTool : IDisposable
    {
        private readonly TempFolder _folder = new();

        public InstalledTool()
        {
            // The tests run from bin/CONFIGURATION/FRAMEWORK, and the program was built with them.
            string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            Run(Dotnet, Repository.Root, "pack", "src/Generator/Generator.csproj", "-c", configuration, "--no-build", "-nodeReuse:false", "-o", File("packages"));
            System.IO.File.WriteAllText(File("nuget.config"), """
                <configuration>
                  <packageSources><clear /><add key="packed" value="packages" /></packageSources>
                </configuration>
                """);
            Run(Dotnet, _folder.Path, "tool", "install", "--tool-path", "tools", "--add-source", "packages", "PrintedMlp");
            Directory.CreateDirectory(File("simulator"));
            foreach (string name in new[] { "iverilog", "vvp" })
            {
                System.IO.File.CreateSymbolicLink(File($"simulator/{name}"), Environment.GetEnvironmentVariable("PATH")!.Split(':')
                    .Select(folder => Path.Combine(folder, name)).First(System.IO.File.Exists));
            }
        }

        /// <summary>The installed program.</summary>
        public string Program => File("tools/printedmlp");

        /// <summary>The package.</summary>
        public string Package => Assert.Single(Directory.GetFiles(File("packages"), "PrintedMlp.*.nupkg"));

        private static string RuntimeRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

        private static string Dotnet => Path.Combine(RuntimeRoot, "dotnet");

        /// <summary>Path in the folder that holds packages, tools and what the tests write.</summary>
        public string File(string name) => _folder.File(name);

        /// <summary>Runs a program, which must succeed.</summary>
        public void Run(string program, string folder, params string[] words)
        {
            ProcessStartInfo start = new(program, words) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach ((string variable, string value) in new[]
            {
                ("DOTNET_ROOT", RuntimeRoot), ("DOTNET_CLI_HOME", File("home")), ("DOTNET_NOLOGO", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
                ("DOTNET_GENERATE_ASPNET_CERTIFICATE", "false"), ("DOTNET_ADD_GLOBAL_TOOLS_TO_PATH", "false"), ("MSBUILDDISABLENODEREUSE", "1"),
                ("https_proxy", "http://127.0.0.1:9"), ("http_proxy", "http://127.0.0.1:9"),
            })
            {
                start.Environment[variable] = value;
            }
            if (words[0] == "tool")
            {
                start.Environment["NUGET_PACKAGES"] = File("cache");
            }
            if (program == Program)
            {
                start.Environment["PATH"] = File("simulator");
            }
            using var process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', words)} ends with {process.ExitCode}:\n{output}{errors.Result}");
        }

        public void Dispose() => _folder.Dispose();
    }
}
