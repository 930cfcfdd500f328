using MonEspaceSante.Dmp;

namespace MonEspaceSante.Cda.Fields;

/// <summary>Derives the national metadata from a header, field by field in the order of the CDA.</summary>
/// <remarks>CI-SIS, correspondence of the CDA header with the XDS metadata. What documents valid for the official
/// schematrons leave out is not required here.</remarks>
internal static class MetadataFields
{
    public static DocumentMetadata Read(CdaHeader header, DocumentOrigin origin)
    {
        var root = header.Root;
        var uniqueId = IdentifierFields.ReadUniqueId(root);
        var type = TypeField.Read(root, origin);
        return new DocumentMetadata
        {
            UniqueId = uniqueId,
            Type = type.Code,
            Class = type.Class,
            MimeType = header.PresentsItself ? "application/xslt+xml" : "text/xml",
            Title = TitleField.Read(root),
            CreationTime = DocumentFields.ReadCreationTime(root),
            Confidentiality = DocumentFields.ReadConfidentiality(root),
            Language = DocumentFields.ReadLanguage(root),
            SetId = IdentifierFields.ReadSetId(root),
            Version = IdentifierFields.ReadVersion(root),
            Patient = PatientFields.ReadIns(root),
            SourcePatientId = PatientFields.ReadSourceId(root),
            Authors = AuthorFields.ReadAuthors(root),
            LegalAuthenticator = AuthorFields.ReadLegalAuthenticator(root),
            ServiceStartTime = ServiceFields.ReadStart(root),
            ServiceStopTime = ServiceFields.ReadStop(root),
            PracticeSetting = ServiceFields.ReadPracticeSetting(root),
            Events = ServiceFields.ReadEvents(root),
            ReferenceIds = ReferenceFields.Read(root, type),
            ReplacesUniqueId = IdentifierFields.ReadReplaced(root),
            FacilityType = ServiceFields.ReadFacilityType(root),
            Format = FormatField.Read(header),
        };
    }
}
