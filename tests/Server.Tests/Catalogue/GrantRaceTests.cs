using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Catalogue.Applications;
using MonEspaceSante.Server.Catalogue.Granted;
using MonEspaceSante.Server.Catalogue.Grants;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Catalogue;

/// <summary>What ends while the last write of an application's call is under way, by the use cases themselves: where they wait
/// is known.</summary>
[CancelAfter(120_000)]
public sealed class GrantRaceTests(Engine engine) : CatalogueFixture(engine)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly Caller Suspending = new(new SessionLps(
        Guid.NewGuid(),
        AuthenticationMode.Indirecte,
        AccessMode.Normal,
        new Professional(),
        new Structure { StructIdNat = "10B0046046" },
        DateTimeOffset.UnixEpoch));

    [TestCase("suspended")]
    [TestCase("granted anew")]
    [TestCase("taken back")]
    public async Task Given_a_write_that_demanded_its_grant_When_it_ends_meanwhile_Then_it_waits_and_the_next_write_is_refused(
        string how)
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var access = await DemandAsync(application);
        var (ending, next) = (Task.CompletedTask, Task.FromResult(Reason.Unspecified));

        await Service<Database>().WriteAsync(
            async connection =>
            {
                await DemandAgainAsync(connection, access);
                ending = EndAsync(how, person, application);
                // SQLite's writer takes one write after another: whatever is asked for now comes behind what waits already.
                if (connection is SqliteConnection) next = WriteAsync(access);
                else await UntilItWaitsForAsync(connection, ending);
                Assert.That(ending.IsCompleted, Is.False, "answered before the write that it was to stop");
                await DemandAgainAsync(connection, access);
            },
            CancellationToken.None).WaitAsync(Patience);
        await ending.WaitAsync(Patience);
        var refused = await next.WaitAsync(Patience);
        if (refused == Reason.Unspecified) refused = await WriteAsync(access);

        Assert.That(refused, Is.EqualTo(how == "suspended" ? Reason.ApplicationSuspendue : Reason.ConsentementRetire));
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
                if (connection is not SqliteConnection) await UntilItWaitsForAsync(connection, call);
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

    private async Task DemandAgainAsync(DbConnection connection, GrantedAccess access)
    {
        await DossierStore.LockAsync(connection, access.Grant.PatientId);
        await Service<DemandGrant>().AgainAsync(connection, access, GrantScope.DeposerDocuments);
    }

    private async Task<Reason> WriteAsync(GrantedAccess access) => (await Refused.ByAsync(Service<Database>().WriteAsync(
        connection => DemandAgainAsync(connection, access), CancellationToken.None))).Reason;

    private Task EndAsync(string how, SignedInPerson person, PairedApplication application) => how switch
    {
        "suspended" => Service<SetApplicationStatus>().RunAsync(
            Suspending,
            new SetApplicationStatusRequest
            {
                RequestId = NewId(),
                ApplicationId = application.ApplicationId,
                Status = ApplicationStatus.Suspendue,
                Reason = "Contrôle en cours.",
            },
            CancellationToken.None),
        "granted anew" => Service<GrantAccess>().RunAsync(
            new PersonCaller(Guid.NewGuid(), person.PatientId),
            Choice(person, application.ApplicationId, GrantScope.LireDocuments),
            CancellationToken.None),
        _ => Service<RevokeAccess>().RunAsync(
            new PersonCaller(Guid.NewGuid(), person.PatientId),
            new RevokeAccessRequest { RequestId = NewId(), Patient = person.Wire, GrantId = application.GrantId },
            CancellationToken.None),
    };

    // For this write, and for no other's.
    private async Task UntilItWaitsForAsync(DbConnection write, Task call)
    {
        var pid = await write.ExecuteScalarAsync<int>("SELECT pg_backend_pid()");
        while (!call.IsCompleted && !await IsWaitedForAsync(pid)) await Task.Yield();
    }

    private Task<bool> IsWaitedForAsync(int pid) => Service<Database>().ReadAsync(
        connection => connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE @pid = ANY(pg_blocking_pids(pid)))", new { pid }),
        CancellationToken.None);
}
