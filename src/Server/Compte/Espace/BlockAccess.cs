using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Dmp.Decisions;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>The person blocks a professional, or lifts the block. A watch of the professional's is asked for its right at
/// once.</summary>
internal sealed class BlockAccess(
    PersonDossier dossier,
    PersonRequests requests,
    BlockProfessional blockProfessional,
    AuthorizationStore authorizations,
    AccessHistory history,
    PersonJournal journal)
{
    private const string Block = "TD0.3.blocage";
    private const string Lift = "TD0.3.deblocage";
    private const int LongestIdentifier = 32;

    public async Task<Authorization> RunAsync(
        PersonCaller caller, BlockProfessionalRequest request, CancellationToken cancellationToken)
    {
        DemandIdentifier(request.PsIdNat);
        var access = await dossier.DemandAsync(caller, request.Patient, cancellationToken);
        var known = await FindKnownAsync(access, request.PsIdNat, cancellationToken);
        return await requests.OnceAsync(
            access,
            request.RequestId,
            request,
            connection => DecideAsync(connection, access, request, known),
            cancellationToken);
    }

    private async Task<Authorization> DecideAsync(
        DbConnection connection, PersonAccess access, BlockProfessionalRequest request, Authorization known)
    {
        var held = await authorizations.FindHeldAsync(
            connection, access.PatientId, access.Reader(), request.PsIdNat) ?? known;
        // What a minor gave in secret is not told by lifting a block that there never was.
        if (!request.Blocked && held.Status != AuthorizationStatus.Interdit)
            return ListProfessionals.Told(access, held);
        var decided = await blockProfessional.RunAsync(
            connection, access.PatientId, held.Professional, held.Structure, request.Blocked);
        await journal.AppendAsync(connection, access, new TracedAct(request.Blocked ? Block : Lift));
        return ListProfessionals.Told(access, decided);
    }

    // Whoever never asked for an authorisation may have left a name in the traces.
    private async Task<Authorization> FindKnownAsync(
        PersonAccess access, string psIdNat, CancellationToken cancellationToken)
    {
        var traces = await history.ListOfActorAsync(access.PatientId, psIdNat, long.MaxValue, 20, cancellationToken);
        var last = traces.Find(trace => !(access.IsRepresentative && trace.Circumstances.IsSecret))?.Caller;
        return new Authorization
        {
            Professional = new Professional
            {
                PsIdNat = psIdNat,
                Name = new PersonName { Family = last?.FamilyName ?? "", Given = last?.GivenName ?? "" },
                Profession = last?.Profession ?? "",
            },
            Structure = new Structure { StructIdNat = last?.StructIdNat ?? "", Name = last?.StructureName ?? "" },
            Status = AuthorizationStatus.NonExiste,
        };
    }

    private static void DemandIdentifier(string psIdNat)
    {
        if (psIdNat.Length is 0 or > LongestIdentifier || !psIdNat.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '/'))
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("ps_id_nat", "identifiant de professionnel attendu"));
    }
}
