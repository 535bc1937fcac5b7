namespace PrintedMlp.Approx;

/// <summary>A mistake of the user's: shown as one message without a stack trace, exit code 1. The message says what was
/// found, where (file, line, column), what was expected and what to do next.</summary>
public class UserException : Exception
{
    /// <summary>A mistake with its full message.</summary>
    public UserException(string message) : base(message) { }

    /// <summary>A mistake with its full message and the error that showed it.</summary>
    public UserException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Not for use; a mistake needs a message.</summary>
    public UserException() { }
}
