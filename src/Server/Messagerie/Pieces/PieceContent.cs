using MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>The clinical documents of an attachment.</summary>
/// <param name="CdaTypes">Their types.</param>
/// <param name="HasIns">Whether each names its patient by an INS.</param>
/// <param name="Restrictions">What each tells of to whom it may go; a CDA alone never tells.</param>
internal sealed record PieceContent(
    IReadOnlyList<string> CdaTypes, bool HasIns, IReadOnlyList<Restrictions> Restrictions)
{
    /// <summary>A file without any.</summary>
    public static PieceContent None { get; } = new([], HasIns: false, []);
}
