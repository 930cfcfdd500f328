using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Server.Habilitation;
using Rpps = MonEspaceSante.Identity.Rpps;

namespace MonEspaceSante.Server.Session;

/// <summary>Whom an assertion may say that it speaks for, given the certificates of the connection and of the signature.</summary>
internal sealed class StatedIdentity(StructureRegister structures)
{
    public void Demand(SessionAssertion assertion, CertificateSubject holder, CertificateSubject signer)
    {
        DemandOneCard(assertion.AuthenticationMode, holder, signer);
        DemandRegulator(assertion);
        if (holder.IsOrganisation) DemandStructure(assertion.Structure.StructIdNat, holder.OrganizationalUnit!);
        else DemandPerson(assertion, holder);
        if (assertion.AuthenticationMode == AuthenticationMode.Air) DemandDirectoryEntry(assertion.Professional.PsIdNat);
    }

    /// <summary>The authority of the session's calls: that of emergencies belongs to medical regulation centres.</summary>
    public AccessMode AccessModeOf(AuthenticationMode authentication, AccessMode asked, string structIdNat)
    {
        var mode = (authentication, asked) switch
        {
            (AuthenticationMode.Regulation, AccessMode.Unspecified or AccessMode.Centre15) => AccessMode.Centre15,
            (AuthenticationMode.Directe or AuthenticationMode.ProSanteConnect, AccessMode.Centre15) => AccessMode.Centre15,
            (not AuthenticationMode.Regulation, AccessMode.Unspecified or AccessMode.Normal) => AccessMode.Normal,
            _ => throw Refusal.Because(
                Reason.RequeteInvalide,
                new Violation("assertion.access_mode", "sans rapport avec le mode d'authentification")),
        };
        return mode != AccessMode.Centre15 || structures.IsRegulation(structIdNat)
            ? mode
            : throw Refusal.Because(Reason.RegulationRefusee);
    }

    private static void DemandOneCard(AuthenticationMode mode, CertificateSubject holder, CertificateSubject signer)
    {
        if (CarteHolder.IdNat(holder, mode) is not { } idNat)
            throw Refusal.Because(
                holder.IsOrganisation ? Reason.CertificatDeStructure : Reason.CertificatDePersonne);
        if (CarteHolder.IdNat(signer, mode) != idNat) throw Refusal.Because(Reason.AssertionAutreCarte);
    }

    // The structure of a card's holder is what the software states: emergencies, which need no authorisation, take more.
    private void DemandRegulator(SessionAssertion assertion)
    {
        if (assertion is { AuthenticationMode: AuthenticationMode.Directe, AccessMode: AccessMode.Centre15 }
            && !structures.IsRegulator(assertion.Professional.PsIdNat, assertion.Structure.StructIdNat))
            throw Refusal.Because(Reason.RegulationRefusee);
    }

    private void DemandStructure(string stated, string holder)
    {
        if (stated != holder && !structures.BelongsTo(stated, holder))
            throw Refusal.Because(
                Reason.AssertionIdentiteDifferente,
                new Violation("assertion.structure", "ni le titulaire du certificat, ni un de ses sites"));
    }

    private static void DemandPerson(SessionAssertion assertion, CertificateSubject holder)
    {
        if (assertion.Professional.PsIdNat != holder.CommonName || assertion.Professional.Profession != holder.Profession)
            throw Refusal.Because(Reason.AssertionIdentiteDifferente);
        DemandName(assertion.Professional.Name, holder);
        // An employee acts for the employer alone, whom the identifier on the card names.
        if (ValueSet.Professions.Find(assertion.Professional.Profession) is null
            && CarteHolder.EmployerOf(assertion.Professional.PsIdNat) != assertion.Structure.StructIdNat)
            throw Refusal.Because(
                Reason.AssertionIdentiteDifferente, new Violation("assertion.structure", "autre que l'employeur"));
    }

    // Traces show it to patients. Whom the card does not name is named by the structure's own directory.
    private static void DemandName(PersonName? stated, CertificateSubject holder)
    {
        if (holder.Surname is not null && (stated?.Family != holder.Surname || stated.Given != (holder.GivenName ?? "")))
            throw Refusal.Because(
                Reason.AssertionIdentiteDifferente, new Violation("assertion.professional.name", "autre que celui de la carte"));
    }

    // A RPPS number stands for an entry: what is the professional's own stays shut to such a session, or asks the directory.
    private static void DemandDirectoryEntry(string psIdNat)
    {
        if (psIdNat is not ['8', ..] || !Rpps.TryParse(psIdNat[1..], out _))
            throw Refusal.Because(
                Reason.RequeteInvalide, new Violation("assertion.professional.ps_id_nat", "numéro RPPS attendu"));
    }
}
