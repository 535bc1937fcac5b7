using System.Globalization;

namespace PrintedMlp.Tests;

/// <summary>Texts are made without naming a culture, which holds as long as there is only one.</summary>
public class CultureTests
{
    [Fact]
    public void The_current_culture_is_the_invariant_one() => Assert.Equal("", CultureInfo.CurrentCulture.Name);

    [Fact]
    public void Numbers_have_a_decimal_point() => Assert.Equal("-1234.5", $"{-1234.5}");
}
