using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Xdm;
using Visibility = MonEspaceSante.Dmp.Visibility;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>Reads the clinical documents of attachments, whole: what is broken is refused before it is sent.</summary>
internal sealed class PieceDocuments(ContentStore contents, CdaLimits limits)
{
    /// <exception cref="MonEspaceSanteException">DOCUMENT_*, CDA_*, PATIENT_DIFFERENT.</exception>
    public async Task<PieceContent> ReadCdaAsync(Guid content, Ins? patient, CancellationToken cancellationToken)
    {
        await using var bytes = contents.OpenRead(content, cancellationToken);
        var header = await CdaDocument.ReadAsync(bytes, limits, cancellationToken);
        var metadata = DocumentMetadata.FromCda(header);
        if (patient is not null && metadata.Patient != patient) throw OfAnother();
        return new PieceContent([metadata.Type.Value], HasIns: true, []);
    }

    /// <exception cref="MonEspaceSanteException">XDM_*, PATIENT_DIFFERENT.</exception>
    public async Task<PieceContent> ReadXdmAsync(
        Guid content, long size, Ins? patient, CancellationToken cancellationToken)
    {
        // A zip is read from its end. In memory, of which a message is no more: a copy on the disk would be in clear.
        using var held = new MemoryStream((int)size);
        await using (var bytes = contents.OpenRead(content, cancellationToken))
            await bytes.CopyToAsync(held, cancellationToken);
        held.Position = 0;
        await using var archive = await XdmArchive.ReadAsync(held, new XdmLimits(), cancellationToken);
        if (patient is not null && !archive.IsAbout(patient)) throw OfAnother();
        return new PieceContent(
            archive.TypeCodes, archive.HasIns, [.. archive.Documents.Select(document => ToRestrictions(document.Visibility))]);
    }

    private static Restrictions ToRestrictions(Visibility visibility) => new()
    {
        HiddenFromProfessionals = !visibility.Professionals,
        HiddenFromPatient = !visibility.Patient,
        HiddenFromRepresentatives = !visibility.LegalRepresentatives,
    };

    private static MonEspaceSanteException OfAnother() => Refusal.Because(
        Reason.PatientDifferent, new Violation("attachment", "un autre patient que celui de la conversation"));
}
