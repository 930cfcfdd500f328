using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Server.Tests.Dmp.Traces;

/// <summary>An access that a professional makes, and the trace that it leaves.</summary>
/// <param name="What">In words.</param>
/// <param name="Act">Makes it, on a document of the caller's own.</param>
/// <param name="Transaction">What the trace tells.</param>
/// <param name="OfDocument">Whether it tells the document.</param>
/// <param name="IsAutomatic">Whether nobody asked for it.</param>
internal sealed record TracedActs(
    string What,
    Func<MonEspaceSanteClient, Ins, string, Task> Act,
    string Transaction,
    bool OfDocument = false,
    bool IsAutomatic = false)
{
    private static readonly Consent Agreed = new(ConsentText.Professional, IsGiven: true);

    public static readonly TracedActs[] All =
    [
        new("check", (c, p, _) => c.Dossiers.CheckAsync(p), "TD0.2"),
        new("opening", (c, p, _) => c.Dossiers.OpenAsync(p), "TD0.2"),
        new("administrative data", (c, p, _) => c.Dossiers.GetAdministrativeDataAsync(p), "TD1.3a"),
        new("authorisation given", (c, p, _) => c.Dossiers.AuthorizeAsync(p, Agreed), "TD0.3"),
        new("authorisation withdrawn", (c, p, _) => c.Dossiers.WithdrawAsync(p), "TD0.3"),
        new("authorisations listed", (c, p, _) => c.Dossiers.ListAuthorizationsAsync(p).CountAsync().AsTask(), "TD1.6"),
        new("opposition to feeding", (c, p, _) => c.Dossiers.SetFeedingOppositionAsync(p, true), "TD2.1.opposition"),
        new("search", (c, p, _) => c.Dmp.FindAsync(p).CountAsync().AsTask(), "TD3.1"),
        new("count", (c, p, _) => c.Dmp.CountAsync(p), "TD3.1"),
        new("watch", (c, p, _) => c.Dmp.GetWatchCursorAsync(p), "TD3.1", IsAutomatic: true),
        new("retrieval", (c, p, d) => c.Dmp.RetrieveAsync(p, d, Stream.Null), "TD3.2", OfDocument: true),
        new("mask", (c, p, d) => c.Dmp.SetVisibilityAsync(p, d, Masked), "TD3.3a.masquer", OfDocument: true),
        new("archive", (c, p, d) => c.Dmp.ArchiveAsync(p, d), "TD3.3d", OfDocument: true),
        new("deletion", (c, p, d) => c.Dmp.DeleteAsync(p, d), "TD3.3c", OfDocument: true),
    ];

    private static Visibility Masked => Visibility.Everyone with { Professionals = false };

    public override string ToString() => What;
}
