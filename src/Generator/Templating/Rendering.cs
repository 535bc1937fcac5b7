using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace PrintedMlp.Generator.Templating;

/// <summary>One template being filled: strict about names, and with a budget. Every node of the syntax tree that is evaluated is a step.</summary>
internal sealed class Rendering : TemplateContext
{
    private readonly Func<string, Template> _parsed;
    private readonly long _steps;
    private long _left;

    /// <summary>Begins.</summary>
    /// <param name="file">The template's place in its folder.</param>
    /// <param name="view">A record; its members are the template's variables.</param>
    /// <param name="parsed">Gives the template at a place in the folder.</param>
    public Rendering(string file, object view, Func<string, Template> parsed) : base(TemplateFunctions.All())
    {
        _parsed = parsed;
        long parts = (view as ISizedView)?.Parts ?? 0;
        _left = _steps = Math.Max(TemplateLimits.Steps, TemplateLimits.StepsOfAPart * parts);
        StrictVariables = true;
        EnableRelaxedMemberAccess = EnableRelaxedTargetAccess = EnableRelaxedFunctionAccess = EnableRelaxedIndexerAccess = EnableNullIndexer = false;
        MemberRenamer = member => member.Name;
        LoopLimit = Most(TemplateLimits.Rounds, TemplateLimits.RoundsOfAPart * parts);
        LoopLimitQueryable = LoopLimit;
        RecursiveLimit = ObjectRecursionLimit = TemplateLimits.Depth;
        LimitToString = Most(TemplateLimits.Characters, TemplateLimits.CharactersOfAPart * parts);
        OutputLimit = LimitToString;
        OnStringLimit = OnOutputLimit = ScriptLimitBehavior.Throw;
        NewLine = "\n";
        // Included lines stand where their template put them.
        AutoIndent = false;
        TemplateLoader = Places.Instance;
        PushGlobal(RecordAccessor.Variables(view));
        // What a template assigns is its own; the view cannot be changed.
        PushGlobal(new ScriptObject());
        PushSourceFile(file);
    }

    /// <inheritdoc/>
    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        if (scriptNode is null)
        {
            return null;
        }
        Spend(scriptNode, 1);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ScriptRuntimeException(scriptNode.Span, "the template is nested too deeply");
        }
        object? value = base.Evaluate(scriptNode, aliasReturnedFunction);
        switch (value)
        {
            case string text:
                Spend(scriptNode, text.Length / TemplateLimits.CharactersOfAStep);
                break;
            case BigInteger number when number.GetBitLength() > TemplateLimits.NumberBits:
                throw new ScriptRuntimeException(scriptNode.Span, $"a number has more than {TemplateLimits.NumberBits} bits");
            case IEnumerable list when scriptNode is ScriptBinaryExpression sum:
                CheckRange(sum, list);
                break;
            case ScriptArray array:
                Spend(scriptNode, array.Count);
                break;
            case ScriptRange range:
                Spend(scriptNode, range.Count);
                break;
        }
        return value;
    }

    /// <inheritdoc/>
    protected override Template CreateTemplate(string templatePath, ScriptNode? callerContext) => _parsed(templatePath);

    /// <inheritdoc/>
    protected override IObjectAccessor? GetMemberAccessorImpl(object target) =>
        target is null or string or IScriptObject or IDictionary or IEnumerable || target.GetType().IsPrimitive
        ? base.GetMemberAccessorImpl(target!) : RecordAccessor.Of(target.GetType());

    private static int Most(int usual, long ofParts) => (int)Math.Clamp(ofParts, usual, int.MaxValue);

    // Lists that are added or multiplied are not made, but promised: nobody knows what it costs to walk along one.
    private void CheckRange(ScriptBinaryExpression node, IEnumerable list)
    {
        if (node.Operator is ScriptBinaryOperator.RangeInclude or ScriptBinaryOperator.RangeExclude && list is ICollection range)
        {
            Spend(node, range.Count);
        }
        else if (node.Operator is not (ScriptBinaryOperator.EmptyCoalescing or ScriptBinaryOperator.NotEmptyCoalescing or ScriptBinaryOperator.And
            or ScriptBinaryOperator.Or))
        {
            throw new ScriptRuntimeException(node.Span, "lists cannot be added, multiplied or shifted");
        }
    }

    private void Spend(ScriptNode node, int steps)
    {
        _left -= steps;
        if (_left < 0)
        {
            throw new ScriptRuntimeException(node.Span, $"the template does too much: it has not ended after {_steps} steps");
        }
    }

    /// <summary>Where an included template is: beside the one that includes it.</summary>
    private sealed class Places : ITemplateLoader
    {
        public static Places Instance { get; } = new();

        public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) =>
            TemplateFolder.Beside(context.CurrentSourceFile ?? "", templateName);

        public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            throw new InvalidOperationException("templates are parsed once, not loaded");

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            throw new InvalidOperationException("templates are parsed once, not loaded");
    }
}
