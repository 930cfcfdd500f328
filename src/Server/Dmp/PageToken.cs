using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp;

/// <summary>Where a list goes on, sealed for its dossier and for what was asked.</summary>
internal sealed class PageToken(SealedToken tokens)
{
    private const string Purpose = "page token";

    /// <param name="access">Who lists what dossier.</param>
    /// <param name="criteria">A digest of what was asked; empty where nothing can be.</param>
    /// <param name="rank">The rank of the last row of the page.</param>
    public string Seal(DossierAccess access, ReadOnlySpan<byte> criteria, long rank) =>
        tokens.Seal(Purpose, Scope(access, criteria), DossierPlace.Serialize(access, rank));

    public DossierPlace Open(DossierAccess access, ReadOnlySpan<byte> criteria, string token) =>
        tokens.Open(Purpose, Scope(access, criteria), token) is { } place
            ? DossierPlace.Parse(access, place)
            : throw OfAnotherList();

    public static MonEspaceSanteException OfAnotherList() =>
        Refusal.Because(Reason.PageInvalide, new Violation("page_token", "jeton d'une autre liste"));

    private static byte[] Scope(DossierAccess access, ReadOnlySpan<byte> criteria) =>
        [.. access.PatientId.ToByteArray(), .. criteria];
}
