using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>Persons whose accounts are active and who are signed in before a test begins.</summary>
internal sealed class GivenComptes(SandboxServer sandbox)
{
    /// <summary>A new person.</summary>
    public async Task<SignedInPerson> AdultAsync() => await SignInAsync(await new GivenPatients(sandbox).AdultAsync());

    /// <summary>A new minor whom somebody represents, as that one sees them.</summary>
    public async Task<SignedInPerson> MinorOfAsync(SignedInPerson parent)
    {
        var ins = await new GivenPatients(sandbox).MinorAsync();
        var id = await ActivateAsync(ins, Now.AddYears(4));
        await WriteAsync(connection => RepresentativeStore.SaveAsync(connection, id, [parent.PatientId]));
        return parent with { Ins = ins, PatientId = id };
    }

    /// <summary>Somebody who has a dossier already.</summary>
    public async Task<SignedInPerson> SignInAsync(Ins ins)
    {
        var id = await ActivateAsync(ins, majorityAt: null);
        return new SignedInPerson(ins, id, await OpenAsync(id));
    }

    /// <summary>A session of somebody who has an account.</summary>
    public async Task<RawClient> OpenAsync(Guid patientId)
    {
        var session = new PersonSession(Guid.NewGuid(), patientId, Now, Now, IsClosed: false);
        await WriteAsync(connection => PersonSessionStore.InsertAsync(connection, session));
        var client = new RawClient(sandbox, null);
        client.Bear(Service<PersonToken>().Issue(session));
        return client;
    }

    /// <summary>Something that happens to an account.</summary>
    public Task HappenAsync(Guid patientId, Func<CompteTitulaire, CompteTitulaire> change) => WriteAsync(
        async connection => await CompteStore.SaveAsync(
            connection, patientId, change(await CompteStore.FindAsync(connection, patientId))));

    private DateTimeOffset Now =>
        Instants.FromMicroseconds(Service<TimeProvider>().GetUtcNow().ToMicroseconds());

    private async Task<Guid> ActivateAsync(Ins ins, DateTimeOffset? majorityAt)
    {
        var id = (await Service<PatientRegister>().FindAsync(ins, CancellationToken.None))!.Value;
        var compte = CompteTitulaire.None.Activate(Now) with { MajorityAt = majorityAt };
        await WriteAsync(connection => CompteStore.AddAsync(connection, id, compte));
        return id;
    }

    private Task WriteAsync(Func<System.Data.Common.DbConnection, Task> work) =>
        Service<Database>().WriteAsync(work, CancellationToken.None);

    private T Service<T>()
        where T : notnull => sandbox.Host.Services.GetRequiredService<T>();
}
