using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MonEspaceSante.Server.OperatorFiles;

/// <summary>A file that the operator may replace: the server's own, or the one put in its place.</summary>
internal sealed class OperatorFile(string embedded, string? replacement)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly string _name = replacement ?? embedded;

    /// <exception cref="OperatorFileException">The file cannot be read as such a table.</exception>
    public T Read<T>()
        where T : OperatorTable
    {
        var table = Parse<T>(ReadBytes());
        if (string.IsNullOrWhiteSpace(table.Version)) throw Fault("version", "absente");
        if (string.IsNullOrWhiteSpace(table.Source)) throw Fault("source", "absente");
        return table;
    }

    public OperatorFileException Fault(string row, string fault) => new(_name, row, fault);

    /// <summary>What a word of the file stands for.</summary>
    /// <exception cref="OperatorFileException">The file may not use the word here.</exception>
    public T Translate<T>(IReadOnlyDictionary<string, T> words, string word, string row, string kind) =>
        words.TryGetValue(word, out var value)
            ? value
            : throw Fault(
                row,
                $"{kind} « {word} » inconnu, attendu : {string.Join(", ", words.Keys.Order(StringComparer.Ordinal))}");

    /// <exception cref="OperatorFileException">One key stands in two rows.</exception>
    public void DemandDistinct(IEnumerable<string> keys, string kind)
    {
        var twice = keys.GroupBy(key => key).FirstOrDefault(group => group.Skip(1).Any());
        if (twice is not null) throw Fault($"{kind} {twice.Key}", "plusieurs lignes");
    }

    private byte[] ReadBytes()
    {
        try
        {
            if (replacement is not null) return File.ReadAllBytes(replacement);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new OperatorFileException(_name, "fichier", "absent ou illisible", failure);
        }

        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(embedded)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private T Parse<T>(ReadOnlySpan<byte> bytes)
    {
        try
        {
            DemandNoNull(bytes);
            return JsonSerializer.Deserialize<T>(bytes, Json)!;
        }
        catch (JsonException fault)
        {
            throw new OperatorFileException(
                _name,
                $"ligne {fault.LineNumber + 1} ({fault.Path})",
                "rubrique absente, inconnue, en double ou mal formée",
                fault);
        }
    }

    // The serialiser lets a null through in a list.
    private void DemandNoNull(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null) throw Fault($"octet {reader.TokenStartIndex}", "null n'est pas permis");
        }
    }
}
