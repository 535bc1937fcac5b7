using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace PrintedMlp.Generator.Templating;

/// <summary>What a template sees of a record: its public properties, by their names, to read. A name that is not there is an error
/// that lists those that are.</summary>
internal sealed class RecordAccessor : IObjectAccessor
{
    private static readonly ConcurrentDictionary<Type, RecordAccessor> Known = new();
    private readonly FrozenDictionary<string, Func<object, object?>> _members;

    private RecordAccessor(Type type) => _members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract")
            .ToFrozenDictionary(p => p.Name, Getter, StringComparer.Ordinal);

    /// <summary>The accessor of a type.</summary>
    public static RecordAccessor Of(Type type) => Known.GetOrAdd(type, t => new RecordAccessor(t));

    /// <summary>All members of a record as variables.</summary>
    public static ScriptObject Variables(object record)
    {
        ScriptObject variables = [];
        foreach ((string name, Func<object, object?> get) in Of(record.GetType())._members)
        {
            variables.SetValue(name, get(record), readOnly: true);
        }
        return variables;
    }

    /// <inheritdoc/>
    public int GetMemberCount(TemplateContext context, SourceSpan span, object target) => _members.Count;

    /// <inheritdoc/>
    public IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => _members.Keys.Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => _members.ContainsKey(member);

    /// <inheritdoc/>
    public bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object value)
    {
        value = _members.TryGetValue(member, out Func<object, object?>? get) ? get(target)! : throw new ScriptRuntimeException(span,
            $"there is no member '{member}', only {string.Join(", ", GetMembers(context, span, target))}");
        return true;
    }

    /// <inheritdoc/>
    public bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) =>
        throw new ScriptRuntimeException(span, $"'{member}' can be read only");

    /// <inheritdoc/>
    public bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object value) =>
        throw new ScriptRuntimeException(span, "a record has members, not numbered items");

    /// <inheritdoc/>
    public bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value) =>
        throw new ScriptRuntimeException(span, "a record can be read only");

    /// <inheritdoc/>
    public bool HasIndexer => false;

    /// <inheritdoc/>
    public Type IndexType => typeof(string);

    private static Func<object, object?> Getter(PropertyInfo property)
    {
        ParameterExpression target = Expression.Parameter(typeof(object));
        Expression read = Expression.Property(Expression.Convert(target, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), target).Compile();
    }
}
