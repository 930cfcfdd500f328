using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Messagerie.Boites;

/// <summary>Somebody in front of a mailbox that they may use.</summary>
/// <param name="BoiteId">The mailbox in the store: for a patient, the patient.</param>
/// <param name="Self">The mailbox as others see it.</param>
/// <param name="Actor">Whom what is done is imputed to.</param>
/// <param name="Author">Who writes.</param>
/// <param name="Caller">The session of a professional; null for a person.</param>
/// <param name="Person">The person; null for a professional.</param>
internal sealed record BoiteAccess(
    Guid BoiteId, Correspondent Self, string Actor, PersonName Author, Caller? Caller, PersonAccess? Person)
{
    public bool IsPatient => Person is not null;

    /// <summary>Whether representatives learn nothing of what is done.</summary>
    public bool IsSecret => Caller?.IsSecret == true;

    /// <summary>Whether nothing is shown that is hidden from representatives.</summary>
    public DossierReader Reader =>
        Person?.IsRepresentative == true ? DossierReader.Representative : DossierReader.Patient;

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "BoiteAccess(…)";
}
