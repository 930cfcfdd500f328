using MonEspaceSante.Cda;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Xdm.Metadata;

/// <summary>Reads a METADATA.XML: one submission set and its documents.</summary>
internal static class RegistryReading
{
    /// <param name="metadata">The bytes of METADATA.XML.</param>
    /// <param name="folder">The folder that it stands in, which the names of files are relative to.</param>
    /// <param name="told">Its documents, with where each is told.</param>
    public static XdmSubmissionSet Read(byte[] metadata, string folder, out IReadOnlyList<ToldDocument> told)
    {
        var root = RegistryTree.Read(metadata);
        var list = root.First("RegistryObjectList")
            ?? throw root.Lacks("RegistryObjectList", "Aucun lot de soumission", Reason.XdmMetadonneesInvalides);
        var documents = list.All("ExtrinsicObject").Select(document => DocumentReading.Read(document, folder)).ToList();
        if (documents.Count == 0)
            throw list.Lacks("ExtrinsicObject", "Aucun document", Reason.XdmMetadonneesInvalides);
        told = documents;
        return Read(FindSet(list)) with { Documents = [.. documents.Select(document => document.Document)] };
    }

    private static HeaderElement FindSet(HeaderElement list)
    {
        var nodes = list.All("Classification").Concat(list.All("RegistryPackage/Classification"))
            .Where(node => RegistryFields.Is(node["classificationNode"], RegistryNames.Set))
            .Select(node => node["classifiedObject"])
            .ToHashSet();
        HeaderElement[] sets = [.. list.All("RegistryPackage").Where(set => nodes.Contains(set["id"]))];
        return sets is [var only]
            ? only
            : throw list.Lacks("RegistryPackage", "Un lot de soumission est attendu", Reason.XdmMetadonneesInvalides);
    }

    private static XdmSubmissionSet Read(HeaderElement set)
    {
        var (patientId, patient) = RegistryFields.Patient(
            set.RequireIdentifier(RegistryNames.SetPatientId, "XDSSubmissionSet.patientId"));
        return new XdmSubmissionSet
        {
            UniqueId = set.RequireIdentifier(RegistryNames.SetUniqueId, "XDSSubmissionSet.uniqueId"),
            Documents = [],
            SourceId = set.Identifier(RegistryNames.SetSourceId) ?? "",
            PatientId = patientId,
            Patient = patient,
            SubmissionTime = set.Date("submissionTime"),
            ContentType = set.Code(RegistryNames.SetContentType),
            Authors = RegistryAuthors.Read(set, RegistryNames.SetAuthor),
        };
    }
}
