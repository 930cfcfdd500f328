using Dapper;
using Microsoft.Data.Sqlite;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Catalogue.Granted;
using MonEspaceSante.Server.Catalogue.Grants;
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

    [TestCase("list")]
    [TestCase("note")]
    [TestCase("cancel")]
    public async Task Given_a_call_about_the_agenda_under_way_When_the_grant_ends_Then_refused_and_nothing_is_kept(string what)
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var noted = (await application.NoteAsync(GrantedAgendaTests.Exam())).RendezVous;
        var before = await OwnAgendaAsync(person);
        Task call = Task.CompletedTask;

        await Service<Database>().WriteAsync(
            async connection =>
            {
                await DossierStore.LockAsync(connection, person.PatientId);
                await Service<AccessJournal>().TellAsync(
                    connection, person.PatientId, new PatientNotice(NotificationKind.Autorisation));
                call = Task.Run(() => CallAsync(what, application, noted));
                await UntilItWaitsAsync(connection is SqliteConnection, call);
                var grant = await Service<GrantStore>().FindAsync(connection, Guid.Parse(application.GrantId));
                await GrantStore.EndAsync(connection, grant!, GrantEnding.TakenBack, Clock.GetUtcNow());
            },
            CancellationToken.None).WaitAsync(Patience);

        Assert.That(await ReasonAsync(call.WaitAsync(Patience)), Is.EqualTo("CONSENTEMENT_RETIRE"));
        Assert.That(await OwnAgendaAsync(person), Is.EqualTo(before));
    }

    private static Task CallAsync(string what, PairedApplication application, RendezVous noted) => what switch
    {
        "list" => application.AgendaAsync(),
        "note" => application.NoteAsync(GrantedAgendaTests.Exam()),
        _ => application.CancelAsync(noted),
    };

    private static async Task<ListRendezVousResponse> OwnAgendaAsync(SignedInPerson person) =>
        await person.Client.OwnAgenda.ListRendezVousAsync(
            new ListRendezVousRequest { Patient = person.Wire }, person.Client.Headers());

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
