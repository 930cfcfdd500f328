using System.Globalization;
using System.Text;
using MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>The words of a text as they are compared: without case, accents and ligatures.</summary>
internal static class Words
{
    /// <summary>How many words of one message it is found by.</summary>
    public const int MostOfAMessage = 2000;

    private const int LongestWord = 64;

    public static IReadOnlyList<string> Of(string text)
    {
        var words = new HashSet<string>();
        var word = new StringBuilder();
        foreach (var letter in Plain(text))
        {
            if (char.IsLetterOrDigit(letter)) word.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) End();
        }

        End();
        return [.. words];

        void End()
        {
            if (word.Length > 0) words.Add(word.ToString(0, Math.Min(word.Length, LongestWord)));
            word.Clear();
        }
    }

    /// <summary>What a message is found by: of a very long one the first words, those of its text last.</summary>
    public static IReadOnlyList<string> Of(Message message) => [.. Of(string.Join(
        '\n',
        message.Recipients.Prepend(message.Sender).Select(one => $"{one.Label} {one.Mailbox.Address}")
            .Concat(message.Attachments.Select(attachment => attachment.Header.FileName))
            .Append($"{message.Author?.Family} {message.Author?.Given}")
            .Append(message.Subject)
            .Append(message.Text))).Take(MostOfAMessage)];

    private static string Plain(string text) => Scrubbed(text)
        .Replace("œ", "oe", StringComparison.OrdinalIgnoreCase)
        .Replace("æ", "ae", StringComparison.OrdinalIgnoreCase)
        .Normalize(NormalizationForm.FormD)
        .ToLowerInvariant();

    // A half of a pair has no normal form.
    private static string Scrubbed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
