using System.CommandLine;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Commands;
using PrintedMlp.Generator.Verification;

RootCommand root = new("Turns tables of sensor readings into verified, printable classifiers.")
{
    DesignCommand.Create(),
    VerifyCommand.Create(),
    EstimateCommand.Create(),
    EmitCommand.Create(),
    TechnologiesCommand.Create(),
};
try
{
    ParseResult parsed = root.Parse(args);
    if (parsed.Errors.Count > 0)
    {
        foreach (string message in parsed.Errors.Select(e => e.Message).Distinct())
        {
            Console.Error.WriteLine(message);
        }
        Console.Error.WriteLine($"See printedmlp {(parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ")}--help.");
        return ExitCode.WrongInput;
    }
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (ToolException e)
{
    Console.Error.WriteLine(e.Message);
    return ExitCode.MissingTool;
}
catch (UserException e)
{
    Console.Error.WriteLine(e.Message);
    return ExitCode.WrongInput;
}
