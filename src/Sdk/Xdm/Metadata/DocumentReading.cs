using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Xdm.Zip;

namespace MonEspaceSante.Xdm.Metadata;

/// <summary>Reads what METADATA.XML tells of one document.</summary>
internal static class DocumentReading
{
    public static ToldDocument Read(HeaderElement element, string folder)
    {
        var (patientId, patient) = RegistryFields.Patient(
            element.RequireIdentifier(RegistryNames.DocumentPatientId, "XDSDocumentEntry.patientId"));
        var document = new XdmDocument
        {
            Path = $"{folder}/{ReadUri(element)}",
            UniqueId = element.RequireIdentifier(RegistryNames.DocumentUniqueId, "XDSDocumentEntry.uniqueId"),
            Type = element.Code(RegistryNames.DocumentType) ?? throw Invalid(element, "typeCode manque"),
            MimeType = element["mimeType"] ?? throw Invalid(element, "mimeType manque"),
            Size = ReadSize(element),
            Sha1 = ReadSha1(element),
            PatientId = patientId,
            Patient = patient,
        };
        return new ToldDocument(ReadRest(element, document), element.Path, element.Line);
    }

    private static XdmDocument ReadRest(HeaderElement element, XdmDocument document) => document with
    {
        SourcePatientId = element.Slot("sourcePatientId") is { } id ? RegistryFields.Patient(id).Id : null,
        Class = element.Code(RegistryNames.DocumentClass),
        Format = element.Code(RegistryNames.DocumentFormat),
        Title = element.Label(),
        Language = element.Slot("languageCode") ?? "",
        CreationTime = element.Date("creationTime"),
        ServiceStartTime = element.Date("serviceStartTime"),
        ServiceStopTime = element.Date("serviceStopTime"),
        PracticeSetting = element.Code(RegistryNames.DocumentPracticeSetting),
        FacilityType = element.Code(RegistryNames.DocumentFacilityType),
        Events = [.. element.Codes(RegistryNames.DocumentEvent)],
        Authors = RegistryAuthors.Read(element, RegistryNames.DocumentAuthor),
        LegalAuthenticator =
            element.Slot("legalAuthenticator") is { } person ? RegistryAuthors.ReadPerson(person) : null,
        Confidentialities = [.. element.Codes(RegistryNames.DocumentConfidentiality)],
    };

    private static string ReadUri(HeaderElement element)
    {
        var uri = element.RequireSlot("URI");
        return EntryName.IsSafe(uri) && !uri.EndsWith('/')
            ? uri
            : throw element.Fault(Reason.XdmNomDangereux, "URI mène, ou pourrait mener, hors de l'archive");
    }

    private static long ReadSize(HeaderElement element) =>
        long.TryParse(element.RequireSlot("size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : throw Invalid(element, "size n'est pas un nombre d'octets");

    private static byte[] ReadSha1(HeaderElement element)
    {
        var told = element.RequireSlot("hash");
        var hash = new byte[SHA1.HashSizeInBytes];
        return Convert.FromHexString(told, hash, out var read, out var written) == OperationStatus.Done
            && read == told.Length
            && written == hash.Length
            ? hash
            : throw Invalid(element, "hash n'est pas un SHA-1 en hexadécimal");
    }

    private static MonEspaceSanteException Invalid(HeaderElement element, string description) =>
        element.Fault(Reason.XdmMetadonneesInvalides, description);
}
