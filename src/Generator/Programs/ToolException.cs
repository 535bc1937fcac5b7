using PrintedMlp.Approx;

namespace PrintedMlp.Generator.Programs;

/// <summary>An external program is missing where it is needed, or does not work. Exit code 3.</summary>
internal sealed class ToolException : UserException
{
    /// <summary>A fault with its full message.</summary>
    public ToolException(string message) : base(message) { }

    /// <summary>A fault with its full message and the error that showed it.</summary>
    public ToolException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Not for use; a fault needs a message.</summary>
    public ToolException() { }
}
