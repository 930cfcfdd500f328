using System.Text;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>Words that must be found nowhere, in whatever way they are written.</summary>
internal sealed class Secrets
{
    private readonly List<string> _words = [];

    public void Add(params IEnumerable<string> words) => _words.AddRange(words);

    /// <summary>The secrets that a text holds, whatever their case.</summary>
    public IEnumerable<string> In(string text) =>
        _words.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The secrets that bytes hold, as UTF-8 or UTF-16, or as hexadecimal digits or base64 of UTF-8.</summary>
    public IEnumerable<string> In(byte[] bytes) =>
        _words.Where(word => Spellings(word).Any(spelling => bytes.AsSpan().IndexOf(spelling) >= 0));

    private static IEnumerable<byte[]> Spellings(string word)
    {
        var utf8 = Encoding.UTF8.GetBytes(word);
        yield return utf8;
        yield return Encoding.Unicode.GetBytes(word);
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(utf8));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8));
        // Without its last characters, which depend on what follows; short of eight, chance would find the rest.
        if (Convert.ToBase64String(utf8) is { Length: >= 12 } base64)
            yield return Encoding.ASCII.GetBytes(base64[..^4]);
    }
}
