using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Dossiers;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>What all the headers of a submission have in common.</summary>
internal sealed record Announcement(Ins Patient, Guid RequestId, SubmissionPurpose Purpose)
{
    public static Announcement Read(DocumentHeader header)
    {
        if (!Guid.TryParse(header.RequestId, out var requestId))
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("header.request_id", "UUID attendu"));
        // What is not meant to feed must never feed: a purpose of later versions may be such.
        if (!Enum.IsDefined(header.Purpose))
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("header.purpose", "but inconnu"));
        return new Announcement(PatientRegister.DemandIns(header.Patient), requestId, header.Purpose);
    }

    public void DemandSame(DocumentHeader header)
    {
        if (Read(header) != this)
            throw Refusal.Because(
                Reason.RequeteInvalide, new Violation("header", "patient, request_id ou but différent dans un même envoi"));
    }
}
