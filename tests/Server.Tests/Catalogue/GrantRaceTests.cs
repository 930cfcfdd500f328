using Dapper;
using Microsoft.Data.Sqlite;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Catalogue.Granted;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Catalogue;

/// <summary>What ends while the last write of an application's call is under way.</summary>
[CancelAfter(120_000)]
public sealed class GrantRaceTests(Engine engine) : CatalogueFixture(engine)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [TestCase("suspended")]
    [TestCase("granted anew")]
    [TestCase("taken back")]
    public async Task Given_a_write_that_demanded_its_grant_When_it_ends_meanwhile_Then_answered_after_the_write(string how)
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var access = await DemandAsync(application);
        var ended = Task.CompletedTask;

        await Service<Database>().WriteAsync(
            async connection =>
            {
                await DossierStore.LockAsync(connection, person.PatientId);
                await Service<DemandGrant>().AgainAsync(connection, access, GrantScope.DeposerDocuments);
                ended = Task.Run(() => EndAsync(how, person, application));
                await UntilItWaitsAsync(connection is SqliteConnection, ended);
                Assert.That(ended.IsCompleted, Is.False, "answered before the write that it was to stop");
            },
            CancellationToken.None).WaitAsync(Patience);
        await ended.WaitAsync(Patience);

        Assert.That(
            await ReasonAsync(application.ListAsync()),
            Is.EqualTo(how == "suspended" ? "APPLICATION_SUSPENDUE" : "CONSENTEMENT_RETIRE"));
    }

    private Task<GrantedAccess> DemandAsync(PairedApplication application) => Service<DemandGrant>().RunAsync(
        new ApplicationCaller(Guid.Parse(application.GrantId), Cartes[Publisher].AuthenticationCertificate),
        GrantScope.DeposerDocuments,
        CancellationToken.None);

    private Task EndAsync(string how, SignedInPerson person, PairedApplication application) => how switch
    {
        "suspended" => SetStatusAsync(application.ApplicationId, ApplicationStatus.Suspendue),
        "granted anew" => GrantAsync(person, application.ApplicationId, GrantScope.LireDocuments),
        _ => RevokeAsync(person, application.GrantId),
    };

    // SQLite has one writer: whatever comes meanwhile waits for it.
    private async Task UntilItWaitsAsync(bool hasOneWriter, Task ended)
    {
        while (!hasOneWriter && !ended.IsCompleted && !await IsSomebodyWaitingAsync()) await Task.Yield();
    }

    private Task<bool> IsSomebodyWaitingAsync() => Service<Database>().ReadAsync(
        connection => connection.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock')
            """),
        CancellationToken.None);
}
