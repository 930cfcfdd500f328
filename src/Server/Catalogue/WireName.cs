using Google.Protobuf.Reflection;

namespace MonEspaceSante.Server.Catalogue;

/// <summary>The name of a value as the contract spells it, such as <c>LIRE_DOCUMENTS</c>.</summary>
internal static class WireName
{
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = typeof(T).GetField($"{value}")?
            .GetCustomAttributes(typeof(OriginalNameAttribute), inherit: false)
            .OfType<OriginalNameAttribute>().FirstOrDefault()?.Name ?? $"{value}";
        var type = string.Concat(typeof(T).Name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}"));
        return name.StartsWith($"{type}_", StringComparison.OrdinalIgnoreCase) ? name[(type.Length + 1)..] : name;
    }
}
