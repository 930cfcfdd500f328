using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Messagerie.Regles;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Messagerie.Boites;

/// <summary>The mailboxes of patients. Whoever has an active account has one.</summary>
internal sealed class PatientBoites(
    PersonDossier personDossier, PatientRegister patients, CompteStore comptes, DossierStore dossiers, MessagerieRules rules)
{
    /// <summary>A person in front of the own mailbox, or of that of a minor.</summary>
    public async Task<BoiteAccess> DemandAsync(PersonCaller caller, Mailbox? named, CancellationToken cancellationToken)
    {
        if (named?.OwnerCase is not (null or Mailbox.OwnerOneofCase.Patient))
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("mailbox.patient", "patient attendu"));
        var access = await personDossier.DemandAsync(caller, named?.Patient, cancellationToken);
        var writer = await dossiers.FindAsync(caller.PatientId, cancellationToken);
        return new BoiteAccess(
            access.PatientId,
            Told(access.Patient),
            PersonJournal.ActorOf(access),
            NameOf(writer?.Traits),
            Caller: null,
            access);
    }

    /// <summary>The mailbox of a patient whom a message goes to.</summary>
    /// <exception cref="MonEspaceSanteException">PATIENT_SANS_MESSAGERIE: of an unknown patient it tells no more.</exception>
    public async Task<Addressee> FindAsync(Contract.Ins? named, CancellationToken cancellationToken)
    {
        var patient = PatientRegister.DemandIns(named);
        if (await patients.FindAsync(patient, cancellationToken) is not { } patientId) throw None();
        DemandActive(await comptes.FindAsync(patientId, cancellationToken));
        return new Addressee(patientId, Told(patient));
    }

    /// <exception cref="MonEspaceSanteException">PATIENT_SANS_MESSAGERIE.</exception>
    public static void DemandActive(CompteTitulaire? compte)
    {
        if (compte?.Status != CompteStatus.Actif) throw None();
    }

    private static MonEspaceSanteException None() => Refusal.Because(Reason.PatientSansMessagerie);

    private Correspondent Told(Ins patient) => new()
    {
        Mailbox = new Mailbox { Patient = new Contract.Ins { Matricule = patient.Matricule, Oid = patient.Oid } },
        Kind = MailboxKind.Patient,
        MailAddress = rules.AddressOf(patient),
    };

    private static Contract.PersonName NameOf(Traits? traits) => traits is null
        ? new Contract.PersonName()
        : new Contract.PersonName
        {
            Family = traits.UsedName.Length > 0 ? traits.UsedName : traits.BirthName,
            Given = traits.GivenNames,
        };
}
