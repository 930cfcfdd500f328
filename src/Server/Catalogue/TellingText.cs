using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Catalogue;

/// <summary>Text that a caller tells, for others to read.</summary>
internal static class TellingText
{
    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE.</exception>
    public static void Demand(string text, string field, int longest, bool isRequired = true)
    {
        if (isRequired && string.IsNullOrWhiteSpace(text))
            throw Refusal.Because(Reason.RequeteInvalide, new Violation(field, "texte attendu"));
        // PostgreSQL has no text with a NUL in it.
        if (text.Length > longest || text.Contains('\0'))
            throw Refusal.Because(Reason.RequeteInvalide, new Violation(field, $"au plus {longest} caractères lisibles"));
    }
}
