using System.Security.Cryptography;
using Google.Protobuf;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Holds what was received against what the card signed.</summary>
internal sealed class SubmissionSignature(SignatureVerifier signature, StructureRegister structures)
{
    public async Task DemandAsync(
        SessionLps sender,
        Announcement announcement,
        ReceivedDocuments received,
        SubmissionEnd end,
        CancellationToken cancellationToken)
    {
        var signer = await signature.DemandSignerAsync(
            end.Manifest.ToByteArray(), end.Signature.ToByteArray(), Reason.SignatureInvalide, cancellationToken);
        var idNat = CarteHolder.IdNat(CarteHolder.SubjectOf(signer), sender.Mode);
        if (idNat is null || !MaySignFor(sender, idNat)) throw Refusal.Because(Reason.SignatureAutreCarte);

        var manifest = Parse(end.Manifest);
        DemandSame(manifest.RequestId == announcement.RequestId.ToString("D"), "request_id");
        DemandSame(manifest.Patient?.Matricule == announcement.Patient.Matricule, "patient.matricule");
        DemandSame(manifest.Patient?.Oid == announcement.Patient.Oid, "patient.oid");
        DemandSame(manifest.Documents.Count == received.Documents.Count, "documents");
        foreach (var (stated, document) in manifest.Documents.Zip(received.Documents)) Demand(stated, document);
    }

    // A legal entity (EJ) signs for its places of care (EG).
    private bool MaySignFor(SessionLps sender, string signer) => sender.IsSealedByStructure
        ? signer == sender.Structure.StructIdNat || structures.BelongsTo(sender.Structure.StructIdNat, signer)
        : signer == sender.Professional.PsIdNat;

    private static void Demand(ManifestDocument stated, ReceivedDocument received)
    {
        if (stated.Size != received.Size || !Same(stated.Sha256, received.Sha256) || !Same(stated.Sha1, received.Sha1))
            throw Refusal.Because(
                Reason.EmpreinteDifferente, new Violation("manifest.documents", "taille ou empreinte différente"));
        DemandSame(stated.UniqueId == received.Metadata.UniqueId, "documents.unique_id");
        DemandSame(Same(stated.MetadataSha256, SHA256.HashData(received.MetadataBytes.Span)), "documents.metadata_sha256");
        DemandSame(received.Visibility.Equals(stated.Visibility), "documents.visibility");
    }

    private static bool Same(ByteString stated, byte[] actual) => stated.Span.SequenceEqual(actual);

    private static SubmissionManifest Parse(ByteString manifest)
    {
        try
        {
            return SubmissionManifest.Parser.ParseFrom(manifest);
        }
        catch (InvalidProtocolBufferException)
        {
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("end.manifest", "manifeste sérialisé attendu"));
        }
    }

    private static void DemandSame(bool isSame, string field)
    {
        if (!isSame)
            throw Refusal.Because(
                Reason.MetadonneesDifferentes, new Violation($"manifest.{field}", "ne correspond pas à l'envoi"));
    }
}
