using System.Xml.Linq;
using MonEspaceSante.Dmp;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Xdm.Metadata;
using static MonEspaceSante.Xdm.Writing.RegistryElements;

namespace MonEspaceSante.Xdm.Writing;

/// <summary>METADATA.XML: a submission set, its documents, and that they are members of it.</summary>
/// <remarks>IHE ITI TF-3, 4.2.3. What documents were replaced is left to the documents: who sends does not know how the
/// registry of who receives names them.</remarks>
internal sealed class RegistryXml(XdmSubmission submission, Author sender, IReadOnlyList<WrittenDocument> documents)
{
    private const string SetId = "SubmissionSet01";

    private readonly DocumentMetadata _first = documents[0].Metadata;

    public XDocument Document() => new(new XElement(
        (XNamespace)RegistryNames.Lcm + "SubmitObjectsRequest",
        E("RegistryObjectList", Set(), documents.Select(Of), documents.Select(Membership))));

    private XElement Set()
    {
        var patient = RegistryValues.Patient(_first.Patient);
        var set = new RegistryObject(SetId, "XDSSubmissionSet");
        return E("RegistryPackage", A("id", SetId),
            Slot("submissionTime", RegistryValues.Instant(submission.SubmissionTime)),
            set.Author(RegistryNames.SetAuthor, sender, _first.Patient),
            set.Code(RegistryNames.SetContentType, submission.ContentType ?? _first.FacilityType),
            set.Node(RegistryNames.Set),
            set.Identifier(RegistryNames.SetPatientId, "patientId", patient),
            set.Identifier(RegistryNames.SetSourceId, "sourceId", submission.SourceId),
            set.Identifier(RegistryNames.SetUniqueId, "uniqueId", submission.UniqueId));
    }

    private static XElement Of(WrittenDocument document)
    {
        var metadata = document.Metadata;
        return E("ExtrinsicObject",
            A("id", document.Id), A("objectType", RegistryNames.StableDocument), A("mimeType", metadata.MimeType),
            Slots(document),
            Labelled("Name", metadata.Title),
            Codes(new RegistryObject(document.Id, "XDSDocumentEntry"), document));
    }

    private static IEnumerable<XElement?> Slots(WrittenDocument document)
    {
        var metadata = document.Metadata;
        return
        [
            Slot("hash", Convert.ToHexStringLower(document.Sha1)),
            Slot("size", $"{document.Size}"),
            Slot("URI", document.FileName),
            Slot("creationTime", RegistryValues.Date(metadata.CreationTime)),
            Slot("languageCode", metadata.Language),
            Slot("legalAuthenticator", RegistryValues.Person(metadata.LegalAuthenticator, metadata.Patient)),
            Slot("serviceStartTime", RegistryValues.Date(metadata.ServiceStartTime)),
            metadata.ServiceStopTime is { } stop ? Slot("serviceStopTime", RegistryValues.Date(stop)) : null,
            Slot("sourcePatientId", RegistryValues.SourcePatient(metadata)),
            Slot("sourcePatientInfo", [.. PatientInfo.Of(document.Header)]),
        ];
    }

    private static IEnumerable<XElement> Codes(RegistryObject entry, WrittenDocument document)
    {
        var metadata = document.Metadata;
        var confidentialities = new[] { ValueSet.Confidentialities.Find(metadata.Confidentiality)! };
        return
        [
            .. metadata.Authors.Select(author => entry.Author(RegistryNames.DocumentAuthor, author, metadata.Patient)),
            entry.Code(RegistryNames.DocumentClass, metadata.Class),
            .. confidentialities.Concat(Restrictions.Of(document.Visibility))
                .Select(code => entry.Code(RegistryNames.DocumentConfidentiality, code)),
            entry.Code(RegistryNames.DocumentFormat, Format(metadata.Format)),
            entry.Code(RegistryNames.DocumentFacilityType, metadata.FacilityType),
            entry.Code(RegistryNames.DocumentPracticeSetting, metadata.PracticeSetting),
            entry.Code(RegistryNames.DocumentType, metadata.Type),
            .. metadata.Events.Select(code => entry.Code(RegistryNames.DocumentEvent, code)),
            entry.Identifier(RegistryNames.DocumentPatientId, "patientId", RegistryValues.Patient(metadata.Patient)),
            entry.Identifier(RegistryNames.DocumentUniqueId, "uniqueId", metadata.UniqueId),
        ];
    }

    private static Code Format(string format) => ValueSet.Formats.Find(format) ?? new Code(format, "", "");

    private static XElement Membership(WrittenDocument document) => E("Association",
        A("id", $"Association{document.Rank + 1:00}"),
        A("associationType", RegistryNames.HasMember),
        A("sourceObject", SetId),
        A("targetObject", document.Id),
        Slot("SubmissionSetStatus", "Original"));
}
