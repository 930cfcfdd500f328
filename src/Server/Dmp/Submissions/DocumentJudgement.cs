using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Rights;
using Contract = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Judges one document by itself: whose it is, who sends it, to whom it is shown.</summary>
internal sealed class DocumentJudgement(DossierAccess access, Ins patient, DepositVisibility visibility)
{
    /// <summary>What the caller states of a document, once it is known to be what the document tells.</summary>
    public ReceivedHeader JudgeHeader(Contract.DocumentHeader header, CdaHeader document)
    {
        var derived = DocumentMetadata.FromCda(document);
        DemandSamePatient(derived, patient);
        var metadata = MetadataComparison.DemandSame(header.Metadata, derived);
        SenderRule.Demand(access.Session, metadata);
        visibility.Demand(access.Caller, metadata, header.Visibility);
        return new ReceivedHeader(metadata, header.Metadata, header.Visibility);
    }

    public static void DemandSamePatient(DocumentMetadata document, Ins patient)
    {
        if (document.Patient != patient)
            throw Refusal.Because(
                Reason.PatientDifferent,
                new Violation("ClinicalDocument/recordTarget/patientRole/id", "un autre patient que celui du dossier"));
    }
}
