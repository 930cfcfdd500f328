using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>What shows that a document of a dossier is what an attachment was.</summary>
/// <param name="Hashes">The SHA-256 that it may have. Null for a file, which was wrapped and may have been converted (to PDF/A-1):
/// it is a file in a document (level 1) that came after the message.</param>
/// <param name="SentAt">When the message was sent.</param>
internal sealed record DepositProof(IReadOnlyList<byte[]>? Hashes, DateTimeOffset SentAt)
{
    // Of the formats of level 1, national ones too.
    private const string Wrapped = ":xds-sd:";

    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE.</exception>
    public void Demand(Document document)
    {
        var isIt = Hashes is not null
            ? Hashes.Any(hash => document.Sha256.Span.SequenceEqual(hash))
            : document.Metadata.Format.Contains(Wrapped, StringComparison.Ordinal)
                && document.SubmissionTime.ToDateTimeOffset() >= SentAt;
        if (!isIt)
            throw Refusal.Because(
                Reason.RequeteInvalide, new Violation("unique_ids", "un document qui n'est pas celui de la pièce jointe"));
    }
}
