using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>Documents as the contracts spell them.</summary>
internal static class WireDocument
{
    public static Wire.Visibility ToWire(this Visibility visibility) => new()
    {
        HiddenFromProfessionals = !visibility.Professionals,
        HiddenFromPatient = !visibility.Patient,
        HiddenFromRepresentatives = !visibility.LegalRepresentatives,
    };

    public static ResultPage<Document> ToPage(this Wire.FindDocumentsResponse response) => new(
        [.. response.Documents.Select(ToDocument)],
        response.NextPageToken.NullIfEmpty());

    public static Document ToDocument(this Wire.Document document) => new()
    {
        Metadata = document.Metadata.ToMetadata(),
        Status = ToStatus(document.Status),
        Visibility = ToVisibility(document.Visibility ?? new()),
        Size = document.Size,
        Sha1 = document.Sha1.Memory,
        Sha256 = document.Sha256.Memory,
        SubmissionTime = Instant(document.SubmissionTime),
        EntryId = document.EntryId,
        LogicalId = document.LogicalId,
        IsArchived = document.Archived,
        Origin = document.Origin switch
        {
            Wire.DocumentOrigin.Professionnel => DocumentOrigin.Professionnel,
            Wire.DocumentOrigin.Patient => DocumentOrigin.Patient,
            Wire.DocumentOrigin.Systeme => DocumentOrigin.Systeme,
            _ => DocumentOrigin.Unknown,
        },
    };

    public static DocumentReference ToReference(this Wire.DocumentReference reference) => new(
        reference.UniqueId, reference.EntryId, reference.LogicalId, ToStatus(reference.Status), reference.Archived);

    public static IReadOnlyDictionary<string, int> ToCounts(this Wire.CountDocumentsResponse response) =>
        response.Counts.ToDictionary(count => count.Type, count => count.Count);

    private static DocumentStatus ToStatus(Wire.DocumentStatus status) => status switch
    {
        Wire.DocumentStatus.Approved => DocumentStatus.Approved,
        Wire.DocumentStatus.Deprecated => DocumentStatus.Deprecated,
        Wire.DocumentStatus.Deleted => DocumentStatus.Deleted,
        _ => DocumentStatus.Unknown,
    };

    private static Visibility ToVisibility(Wire.Visibility visibility) => new(
        !visibility.HiddenFromProfessionals, !visibility.HiddenFromPatient, !visibility.HiddenFromRepresentatives);

    private static DateTimeOffset Instant(Timestamp? time) => (time ?? new()).ToDateTimeOffset();
}
