using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Errors;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.ProSanteConnect;

namespace MonEspaceSante.Server.Session;

/// <summary>Opens a session for whoever Pro Santé Connect vouches for, on a workstation of the activity's structure.</summary>
internal sealed class ExchangeToken(
    SubjectTokens tokens, StatedIdentity identity, StructureRegister structures, SessionStore store, TimeProvider time)
{
    public async Task<SessionLps> RunAsync(
        ExchangeTokenRequest request, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        DemandComplete(request);
        var signedIn = await tokens.FindAsync(request.SubjectToken, certificate, cancellationToken)
            ?? throw Refusal.Because(Reason.PscJetonInvalide);
        var activity = signedIn.Find(request.StructIdNat)
            ?? throw Refusal.Because(
                Reason.PscActiviteInconnue, new Violation("struct_id_nat", "aucune activité du professionnel n'y est connue"));
        DemandOwnStructure(request.StructIdNat, certificate);
        var session = new SessionLps(
            Guid.NewGuid(),
            AuthenticationMode.ProSanteConnect,
            identity.AccessModeOf(AuthenticationMode.ProSanteConnect, request.AccessMode, request.StructIdNat),
            ToContract(activity),
            new Structure { StructIdNat = request.StructIdNat, Name = activity.Activite.Structure.Name },
            time.GetUtcNow());
        await store.OpenAsync(session, cancellationToken);
        return session;
    }

    private static void DemandComplete(ExchangeTokenRequest request)
    {
        Demand(request.StructIdNat.Length > 0, "struct_id_nat", "identifiant attendu");
        Demand(!string.IsNullOrEmpty(request.Software?.Name), "software.name", "nom attendu");
        Demand(!string.IsNullOrEmpty(request.Software?.Version), "software.version", "version attendue");
    }

    private static void Demand(bool isMet, string field, string description)
    {
        if (!isMet) throw Refusal.Because(Reason.RequeteInvalide, new Violation(field, description));
    }

    private void DemandOwnStructure(string structIdNat, X509Certificate2 certificate)
    {
        var holder = CarteHolder.IdNat(CarteHolder.SubjectOf(certificate), AuthenticationMode.ProSanteConnect);
        if (holder is null || (holder != structIdNat && !structures.BelongsTo(structIdNat, holder)))
            throw Refusal.Because(
                Reason.PscStructureDifferente, new Violation("struct_id_nat", "autre que le titulaire du certificat"));
    }

    private static Professional ToContract(ProSanteConnectActivite activity)
    {
        var professional = activity.Professional;
        return new()
        {
            PsIdNat = professional.PsIdNat,
            Name = new() { Family = professional.Name.Family, Given = professional.Name.Given },
            Profession = professional.Profession,
            Speciality = professional.Speciality ?? "",
        };
    }
}
