namespace PrintedMlp.Generator.Templating;

/// <summary>A view that can be large: what a template may do grows with it.</summary>
internal interface ISizedView
{
    /// <summary>Parts that a template may walk along, such as cells; at least 0.</summary>
    int Parts { get; }
}
