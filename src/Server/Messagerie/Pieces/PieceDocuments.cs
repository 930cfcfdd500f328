using System.Security.Cryptography;
using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Xdm;
using Visibility = MonEspaceSante.Dmp.Visibility;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>Reads the clinical documents of attachments, whole: what is broken is refused before it is sent.</summary>
internal sealed class PieceDocuments(ContentStore contents, PatientRegister patients, CdaLimits limits)
{
    // A byte order mark, the zeros of UTF-16 and white space.
    private static readonly byte[] BeforeXml = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0, .. " \t\r\n"u8];

    /// <param name="content">The bytes.</param>
    /// <param name="patient">Whom they must be about; null for anybody.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">DOCUMENT_*, CDA_*, PATIENT_DIFFERENT.</exception>
    public async Task<PieceContent> ReadCdaAsync(Guid content, Guid? patient, CancellationToken cancellationToken)
    {
        await using var bytes = contents.OpenRead(content, cancellationToken);
        var header = await CdaDocument.ReadAsync(bytes, limits, cancellationToken);
        var metadata = DocumentMetadata.FromCda(header);
        await DemandAboutAsync(patient, metadata.Patient, cancellationToken);
        return new PieceContent([metadata.Type.Value], HasIns: true, []);
    }

    /// <summary>The same of an archive: what METADATA.XML tells of a CDA, the CDA must tell too.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="size">How many.</param>
    /// <param name="patient">Whom they must be about; null for anybody.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">XDM_*, DOCUMENT_*, CDA_*, PATIENT_DIFFERENT,
    /// METADONNEES_DIFFERENTES.</exception>
    public async Task<PieceContent> ReadXdmAsync(
        Guid content, long size, Guid? patient, CancellationToken cancellationToken)
    {
        await using var archive = await OpenAsync(content, size, cancellationToken);
        var hasIns = archive.HasIns;
        foreach (var document in archive.Documents)
        {
            await DemandAboutAsync(patient, document.Patient, cancellationToken);
            if (!await IsXmlAsync(archive, document, cancellationToken)) continue;
            var cda = await ReadHeaderAsync(archive, document, cancellationToken);
            await DemandAboutAsync(patient, cda.Patient, cancellationToken);
            if (document.Type.Value != cda.Type) throw Different("typeCode", "un autre type que celui du document");
            if (document.Patient is { } told && cda.Patient is { } named)
                await DemandSameAsync(told, named, cancellationToken);
            hasIns &= cda.Patient is not null;
        }

        return new PieceContent(
            archive.TypeCodes, hasIns, [.. archive.Documents.Select(document => ToRestrictions(document.Visibility))]);
    }

    /// <summary>The SHA-256 of each document of an archive that was judged.</summary>
    public async Task<IReadOnlyList<byte[]>> HashXdmAsync(Guid content, long size, CancellationToken cancellationToken)
    {
        await using var archive = await OpenAsync(content, size, cancellationToken);
        var hashes = new List<byte[]>();
        foreach (var document in archive.Documents)
        {
            await using var bytes = archive.Open(document);
            hashes.Add(await SHA256.HashDataAsync(bytes, cancellationToken));
        }

        return hashes;
    }

    // A zip is read from its end. In memory, of which a message is no more: a copy on the disk would be in clear.
    private async Task<XdmArchive> OpenAsync(Guid content, long size, CancellationToken cancellationToken)
    {
        var held = new MemoryStream((int)size);
        await using (var bytes = contents.OpenRead(content, cancellationToken))
            await bytes.CopyToAsync(held, cancellationToken);
        held.Position = 0;
        return await XdmArchive.ReadAsync(held, new XdmLimits(), cancellationToken);
    }

    // Twice, for a document is read once from its beginning: verified to its end, then for what it tells.
    private async Task<AttachedCda> ReadHeaderAsync(
        XdmArchive archive, XdmDocument document, CancellationToken cancellationToken)
    {
        await using (var whole = archive.Open(document))
            await CdaDocument.ReadAsync(whole, limits, cancellationToken);
        await using var header = archive.Open(document);
        return await AttachedCda.ReadAsync(header);
    }

    // Whatever it is told as: what a software could open as a CDA is read as one.
    private static async Task<bool> IsXmlAsync(
        XdmArchive archive, XdmDocument document, CancellationToken cancellationToken)
    {
        if (document.MimeType is "text/xml" or "application/xml" or "application/xslt+xml") return true;
        var first = new byte[64];
        await using var bytes = archive.Open(document);
        var count = await bytes.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken);
        return first[..count].SkipWhile(one => BeforeXml.Contains(one))
            .FirstOrDefault() == '<';
    }

    private async Task DemandAboutAsync(Guid? patient, Ins? named, CancellationToken cancellationToken)
    {
        if (patient is not null
            && (named is null || await patients.FindKnownAsync(named, cancellationToken) != patient))
            throw Refusal.Because(
                Reason.PatientDifferent, new Violation("attachment", "un autre patient que celui de la conversation"));
    }

    // One patient may have several identifiers.
    private async Task DemandSameAsync(Ins told, Ins named, CancellationToken cancellationToken)
    {
        if (told != named
            && (await patients.FindKnownAsync(told, cancellationToken) is not { } patient
                || await patients.FindKnownAsync(named, cancellationToken) != patient))
            throw Different("patientId", "un autre patient que celui du document");
    }

    private static Restrictions ToRestrictions(Visibility visibility) => new()
    {
        HiddenFromProfessionals = !visibility.Professionals,
        HiddenFromPatient = !visibility.Patient,
        HiddenFromRepresentatives = !visibility.LegalRepresentatives,
    };

    private static MonEspaceSanteException Different(string field, string fault) =>
        Refusal.Because(Reason.MetadonneesDifferentes, new Violation($"METADATA.XML/{field}", fault));
}
