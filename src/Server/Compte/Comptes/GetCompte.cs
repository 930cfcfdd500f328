using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Storage;
using Contract = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Comptes;

/// <summary>Reads the accounts that a person acts for.</summary>
internal sealed class GetCompte(
    DemandPerson persons, CompteReading reading, RepresentativeStore representatives, Database database, TimeProvider time)
{
    public async Task<Contract.Compte> RunAsync(
        PersonCaller caller, Contract.GetCompteRequest request, CancellationToken cancellationToken)
    {
        var access = await persons.RunAsync(caller, request.Patient, cancellationToken);
        var compte = await ReadAsync(access.PatientId, cancellationToken);
        compte.Patient = request.Patient;
        return compte;
    }

    /// <summary>One's own first, then the minors'.</summary>
    public async Task<Contract.ListComptesResponse> ListAsync(PersonCaller caller, CancellationToken cancellationToken)
    {
        var response = new Contract.ListComptesResponse();
        var minors = await representatives.ListMinorsAsync(caller.PatientId, time.GetUtcNow(), cancellationToken);
        foreach (var patientId in minors.Prepend(caller.PatientId))
            response.Comptes.Add(await ReadAsync(patientId, cancellationToken));
        return response;
    }

    private Task<Contract.Compte> ReadAsync(Guid patientId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => await reading.TellAsync(
                connection, patientId, await CompteStore.FindAsync(connection, patientId), time.GetUtcNow()),
            cancellationToken);
}
