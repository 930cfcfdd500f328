using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Regles;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>Judges the attachments of one message: what they may be, and where they may go.</summary>
/// <param name="rules">What files may be.</param>
/// <param name="routage">Where they may go.</param>
/// <param name="documents">Reads the clinical ones.</param>
/// <param name="destinations">Where the message goes.</param>
/// <param name="isSecret">Whether it is sent in a secret connection.</param>
/// <param name="patient">The patient who takes part; null among professionals.</param>
internal sealed class PieceRule(
    MessagerieRules rules,
    RoutageMatrix routage,
    PieceDocuments documents,
    Destinations destinations,
    bool isSecret,
    Guid? patient)
{
    private const int LongestName = 128;

    /// <summary>Judges what is told of an attachment, before its bytes.</summary>
    public void Demand(AttachmentHeader header)
    {
        if (header.FileName is not { Length: > 0 and <= LongestName } name
            || name.Any(letter => char.IsControl(letter) || letter is '/' or '\\')
            || name is "." or "..")
            throw Refused("attachment.file_name", $"nom de fichier attendu, {LongestName} caractères au plus, sans dossier");
        if (!Enum.IsDefined(header.Kind)) throw Refused("attachment.kind", "nature inconnue");
        rules.DemandType(header.MediaType);
        // A clinical document told as a plain file would go unread, and so would what restricts it.
        if (header.Kind != KindOf(header.MediaType))
            throw Refused("attachment.kind", "nature du type de fichier attendue : archive IHE_XDM, CDA, ou fichier");
        header.Restrictions ??= new Restrictions();
        header.Restrictions.SecretConnection |= isSecret;
        routage.Demand(header.Restrictions, destinations);
    }

    public void DemandBeginning(AttachmentHeader header, ReadOnlySpan<byte> first) =>
        rules.DemandBeginning(header.MediaType, first);

    /// <summary>Judges the bytes of a clinical document, or of an archive of such. What they tell of to whom they may go
    /// restricts the attachment as well.</summary>
    public async Task<PieceContent> JudgeAsync(
        AttachmentHeader header, Guid content, long size, CancellationToken cancellationToken)
    {
        var found = header.Kind switch
        {
            AttachmentKind.Cda => await documents.ReadCdaAsync(content, patient, cancellationToken),
            AttachmentKind.IheXdm => await documents.ReadXdmAsync(content, size, patient, cancellationToken),
            _ => PieceContent.None,
        };
        foreach (var told in found.Restrictions)
        {
            header.Restrictions.HiddenFromProfessionals |= told.HiddenFromProfessionals;
            header.Restrictions.HiddenFromPatient |= told.HiddenFromPatient;
            header.Restrictions.HiddenFromRepresentatives |= told.HiddenFromRepresentatives;
        }

        routage.Demand(header.Restrictions, destinations);
        return found;
    }

    private static AttachmentKind KindOf(string mediaType) => mediaType switch
    {
        "application/zip" => AttachmentKind.IheXdm,
        "text/xml" => AttachmentKind.Cda,
        _ => AttachmentKind.Unspecified,
    };

    public static MonEspaceSanteException Refused(string field, string fault) =>
        Refusal.Because(Reason.PieceRefusee, new Violation(field, fault));
}
