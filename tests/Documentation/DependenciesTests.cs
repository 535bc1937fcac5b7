using System.Xml.Linq;

namespace PrintedMlp.Tests.Documentation;

public class DependenciesTests
{
    [Fact]
    public void The_page_for_contributors_lists_every_package_with_its_version()
    {
        string page = File.ReadAllText(Repository.Path("CONTRIBUTING.md"));
        XElement[] packages = [.. XDocument.Load(Repository.Path("Directory.Packages.props")).Descendants("PackageVersion")];
        Assert.NotEmpty(packages);
        Assert.All(packages, package => Assert.Contains(
            $"\n| {package.Attribute("Include")!.Value} | {package.Attribute("Version")!.Value.Trim('[', ']')} |",
            page, StringComparison.Ordinal));
    }
}
