using System.Xml.Linq;

namespace PrintedMlp.Tests.Documentation;

public class DependenciesTests
{
    [Fact]
    public void The_readme_lists_every_package_with_its_version()
    {
        string readme = File.ReadAllText(Repository.Path("README.md"));
        XElement[] packages = [.. XDocument.Load(Repository.Path("Directory.Packages.props")).Descendants("PackageVersion")];
        Assert.NotEmpty(packages);
        Assert.All(packages, package => Assert.Contains(
            $"\n| {package.Attribute("Include")!.Value} | {package.Attribute("Version")!.Value.Trim('[', ']')} |",
            readme, StringComparison.Ordinal));
    }
}
