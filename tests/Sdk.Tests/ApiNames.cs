using System.Reflection;

namespace MonEspaceSante.Sdk.Tests;

/// <summary>Names of types as C# writes them, with what may be null.</summary>
internal static class ApiNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    public static string Qualified(Type type) =>
        $"{type.Namespace}.{(type.DeclaringType is { } outer ? $"{Of(outer)}." : "")}{Of(type)}";

    public static string Of(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, nullability);
        if (Nullable.GetUnderlyingType(type) is { } value)
            return $"{Of(value)}?";
        var mark = nullability is { ReadState: NullabilityState.Nullable } && !type.IsValueType ? "?" : "";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[]{mark}";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword + mark;
        if (!type.IsGenericType)
            return type.Name + mark;
        var arguments = type.GetGenericArguments()
            .Select((argument, index) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(index)));
        return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", arguments)}>{mark}";
    }
}
