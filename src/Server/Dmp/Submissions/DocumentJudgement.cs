using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Rights;
using Contract = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Judges one document by itself: whose it is, who sends it, to whom it is shown, what it tells.</summary>
internal sealed class DocumentJudgement(DossierAccess access, Ins patient, DepositVisibility visibility)
{
    /// <summary>The metadata that the caller states, once they are known to be those of the document.</summary>
    public Contract.DocumentMetadata JudgeHeader(Contract.DocumentHeader header, DocumentMetadata derived)
    {
        if (derived.Patient != patient)
            throw Refusal.Because(
                Reason.PatientDifferent,
                new Violation("ClinicalDocument/recordTarget/patientRole/id", "un autre patient que celui du dossier"));
        var metadata = MetadataComparison.DemandSame(header.Metadata, derived);
        SenderRule.Demand(access.Session, metadata);
        visibility.Demand(access.Caller, metadata, header.Visibility);
        return metadata;
    }

    public static void JudgeBody(Contract.DocumentMetadata metadata, CdaBodyContent body)
    {
        if (VaccinationRule.IsNote(metadata)) VaccinationRule.DemandOne(body);
    }
}
