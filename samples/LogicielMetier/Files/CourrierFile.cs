using System.Text.Encodings.Web;
using System.Text.Json;
using MonEspaceSante.Compte;

namespace MonEspaceSante.LogicielMetier.Files;

/// <summary>Letters, one JSON object a line.</summary>
internal static class CourrierFile
{
    private const int Most = 10_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Read by a program that prints, never inside a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the letters that wait.</summary>
    /// <returns>How many, and the token of the last one; null when there was none.</returns>
    public static async Task<(int Count, string? Last)> WriteAsync(
        OperateurClient operateur, Stream target, CancellationToken cancellationToken)
    {
        var (count, last) = (0, (string?)null);
        await foreach (var courrier in operateur.ExportAsync(null, Most, cancellationToken))
        {
            await JsonSerializer.SerializeAsync(target, CompteAnswers.Of(courrier), Json, cancellationToken);
            target.Write("\n"u8);
            (count, last) = (count + 1, courrier.Token);
        }

        return (count, last);
    }
}
