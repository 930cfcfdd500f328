using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp;

/// <summary>Tells the state of a dossier. TD0.2.</summary>
internal sealed class CheckDossier(PatientRegister patients, DossierStore dossiers)
{
    public async Task<Dossier> RunAsync(Ins patient, CancellationToken cancellationToken)
    {
        var answer = new Dossier
        {
            Patient = new() { Matricule = patient.Matricule, Oid = patient.Oid },
            Status = DossierStatus.Inexistant,
        };
        if (await patients.FindAsync(patient, cancellationToken) is not { } patientId
            || await dossiers.FindAsync(patientId, cancellationToken) is not { } row) return answer;
        answer.Status = (DossierStatus)row.Status;
        answer.ClosingReason = row.ClosingReason;
        answer.AttachedToMonEspaceSante = row.Attached != 0;
        if (row.ClosedAt is { } closedAt) answer.CloseTime = Instants.FromMicroseconds(closedAt).ToTimestamp();
        return answer;
    }
}
