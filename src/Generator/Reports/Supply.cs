using System.Collections.Immutable;

namespace PrintedMlp.Generator.Reports;

/// <summary>A printed source of power.</summary>
/// <param name="Name">As reports call it.</param>
/// <param name="LimitMw">Most power that it delivers, in mW.</param>
internal sealed record Supply(string Name, double LimitMw)
{
    /// <summary>What is known, weakest first. Limits: harvester TNN works, ICCAD 2024 and TCAS-AI 2025; Blue Spark
    /// ISQED 2022; Zinergy ISCAS 2025; Molex MICRO 2020 and DATE 2022.</summary>
    public static ImmutableArray<Supply> All { get; } =
    [
        new("printed energy harvester", 0.1),
        new("Blue Spark printed battery", 3),
        new("Zinergy printed battery", 15),
        new("Molex printed battery", 30),
    ];

    /// <summary>The name without what sort of source it is.</summary>
    public string ShortName => Name.StartsWith("printed", StringComparison.Ordinal)
        ? "harvester" : Name.Replace(" printed battery", "", StringComparison.Ordinal);

    /// <summary>The short name of the same supply.</summary>
    public static string ShortFor(double totalPowerMw) => All.FirstOrDefault(s => totalPowerMw <= s.LimitMw)?.ShortName ?? "none";

    /// <summary>Name of the weakest supply that delivers <paramref name="totalPowerMw"/>, or <c>none</c>.</summary>
    public static string For(double totalPowerMw) => All.FirstOrDefault(s => totalPowerMw <= s.LimitMw)?.Name ?? "none";
}
