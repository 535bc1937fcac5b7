using System.CommandLine;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Models;

namespace PrintedMlp.Generator.Commands;

/// <summary>The options about a network that was trained elsewhere.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string?> _model = new("--model")
    {
        Description = "a trained ReLU network to use instead of training one: ONNX, or JSON; see docs/trained-models.md",
        HelpName = "FILE",
    };

    private readonly Option<string> _inputs = Words.OneOf("--model-inputs",
        "what that network reads: raw values as in the table, or values normalized to 0..1 over the training rows; auto: as its file says, else raw for ONNX and normalized for JSON",
        "auto", "raw", "normalized");

    public void AddTo(Command command)
    {
        command.Options.Add(_model);
        command.Options.Add(_inputs);
    }

    /// <summary>The run's options with the model, when there is one.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="training">Options of training, which a model does not go with.</param>
    /// <param name="options">The run's options.</param>
    /// <exception cref="UserException">The file holds none, or options contradict each other.</exception>
    public RunOptions Apply(ParseResult parsed, IEnumerable<Option> training, RunOptions options)
    {
        ModelUnits? asked = parsed.GetValue(_inputs) switch
        {
            "raw" => ModelUnits.Raw,
            "normalized" => ModelUnits.Normalized,
            _ => null,
        };
        if (parsed.GetValue(_model) is not { } file)
        {
            return asked is null ? options : throw new UserException("--model-inputs says what the network of --model reads. Name its file with --model, or leave --model-inputs out.");
        }
        if (training.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } other)
        {
            throw new UserException($"{other.Name} and --model contradict each other: the network of --model is trained, with hidden layers of its own. Leave one of them out.");
        }
        TrainedModel model = ModelFile.Read(file, asked);
        return options with { Training = options.Training with { Model = model, ModelInputs = asked, Hidden = model.Hidden } };
    }
}
