using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Submissions;
using MonEspaceSante.Server.Reprise.Format;

namespace MonEspaceSante.Server.Reprise;

/// <summary>Reads the documents of a dossier, and ties those that replace one another.</summary>
internal static class ReadDocuments
{
    public static List<DocumentToImport> Of(IReadOnlyList<LegacyDocument?>? told, Ins patient)
    {
        var rank = 0;
        var read = Told.Each<LegacyDocument, DocumentToImport>(
            told, "documents", one => ReadDocument.Of(one, patient, rank++));
        // The order of deposits is that of the numbers which the change feed and the pages of a search go by.
        var documents = read.OrderBy(document => document.SubmittedAt).ToList();
        Tie(documents);
        DemandDistinctVaccinations(documents);
        return documents;
    }

    private static void Tie(List<DocumentToImport> documents)
    {
        var byUniqueId = new Dictionary<string, int>(documents.Count);
        for (var place = 0; place < documents.Count; place++)
        {
            var document = documents[place];
            if (document.Metadata.ReplacesUniqueId is { Length: > 0 } replaced)
                documents[place] = document with { Predecessor = Replace(documents, byUniqueId, document, replaced) };
            if (!byUniqueId.TryAdd(document.UniqueId, place))
                throw Fault(FaultReason.DocumentEnDouble, document, "uniqueId");
        }

        foreach (var document in documents)
        {
            if (document.Status != DocumentStatus.Deleted
                && (document.Status == DocumentStatus.Deprecated) != (document.ReplacedBy is not null))
                throw Fault(FaultReason.StatutIncoherent, document, "statut");
        }
    }

    private static int Replace(
        List<DocumentToImport> documents, Dictionary<string, int> byUniqueId, DocumentToImport successor, string replaced)
    {
        if (!byUniqueId.TryGetValue(replaced, out var place))
            throw Fault(FaultReason.PredecesseurIntrouvable, successor, "remplace");
        var predecessor = documents[place];
        if (predecessor.ReplacedBy is not null) throw Fault(FaultReason.PredecesseurRemplace, successor, "remplace");
        if (VaccinationRule.IsNote(predecessor.Metadata) != VaccinationRule.IsNote(successor.Metadata))
            throw Fault(FaultReason.VaccinationInvalide, successor, "remplace");
        documents[place] = predecessor with { ReplacedBy = successor.UniqueId };
        return place;
    }

    // The dossier holds one current note of a vaccine and a day.
    private static void DemandDistinctVaccinations(List<DocumentToImport> documents)
    {
        var told = new HashSet<(string, string, string)>();
        foreach (var document in documents)
        {
            if (document is not { Status: DocumentStatus.Approved, Vaccination: { } note }) continue;
            var day = note.Date!.Digits[..Math.Min(note.Date.Digits.Length, "YYYYMMDD".Length)];
            if (!told.Add((note.Vaccine!.Value, note.Vaccine.System, day)))
                throw Fault(FaultReason.VaccinationDejaPresente, document, "vaccination");
        }
    }

    private static LineFaultException Fault(string reason, DocumentToImport document, string field) =>
        new(reason, $"documents[{document.Rank}].{field}");
}
