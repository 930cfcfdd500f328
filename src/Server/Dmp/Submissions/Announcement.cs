using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Dossiers;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>What all the headers of a submission have in common.</summary>
internal sealed record Announcement(Ins Patient, Guid RequestId, SubmissionPurpose Purpose)
{
    public static Announcement Read(DocumentHeader header) =>
        Guid.TryParse(header.RequestId, out var requestId)
            ? new Announcement(PatientRegister.DemandIns(header.Patient), requestId, header.Purpose)
            : throw Refusal.Because(Reason.RequeteInvalide, new Violation("header.request_id", "UUID attendu"));

    public void DemandSame(DocumentHeader header)
    {
        if (Read(header) != this)
            throw Refusal.Because(
                Reason.RequeteInvalide, new Violation("header", "patient, request_id ou but différent dans un même envoi"));
    }
}
