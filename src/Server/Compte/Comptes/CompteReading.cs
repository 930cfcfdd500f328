using System.Data.Common;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using Contract = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Comptes;

/// <summary>Tells an account, with what the person decided in the dossier.</summary>
internal sealed class CompteReading(DossierStore dossiers)
{
    public async Task<Contract.Compte> TellAsync(
        DbConnection connection, Guid patientId, CompteTitulaire compte, DateTimeOffset now)
    {
        var dossier = await dossiers.FindAsync(connection, patientId);
        return new Contract.Compte
        {
            Patient = dossier?.Identifier,
            Status = compte.Status,
            AnnounceTime = compte.AnnouncedAt?.ToTimestamp(),
            OppositionEndTime = compte.OppositionEndsAt?.ToTimestamp(),
            CreateTime = compte.CreatedAt?.ToTimestamp(),
            ActivateTime = compte.ActivatedAt?.ToTimestamp(),
            CloseTime = compte.ClosedAt?.ToTimestamp(),
            ClosingMotive = compte.Motive,
            EraseTime = compte.EraseAt?.ToTimestamp(),
            Confidentiality = new Confidentiality
            {
                BrisDeGlaceOpposed = dossier?.OpposesBrisDeGlace == true,
                UrgenceOpposed = dossier?.OpposesUrgence == true,
            },
            Represented = compte.IsMinor(now),
            MajorityTime = compte.MajorityAt?.ToTimestamp(),
        };
    }

    public Task<Contract.Compte> TellAsync(HeldCompte held, CompteTitulaire compte) =>
        TellAsync(held.Connection, held.PatientId, compte, held.Now);
}
