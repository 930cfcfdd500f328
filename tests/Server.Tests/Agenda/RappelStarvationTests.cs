using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Agenda.Rappels;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Agenda;

/// <summary>What cannot be told to some patients keeps no other waiting, and ends no server.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
[CancelAfter(180_000)]
public sealed class RappelStarvationTests(Engine engine)
{
    private const int MoreThanAtOnce = 101;
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private SandboxServer _sandbox = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _sandbox = await SandboxServer.StartAsync(
        new SandboxOptions { Postgres = await SandboxFixture.ConnectionStringAsync(engine) });

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_sandbox is not null) await _sandbox.DisposeAsync();
    }

    [Test]
    public async Task Given_hundred_reminders_that_cannot_be_told_When_a_pass_runs_Then_the_one_behind_them_is_told()
    {
        var given = new GivenPatients(_sandbox);
        var patientId = await given.IdAsync(await given.AdultAsync());
        await Service<Database>().WriteAsync(
            async connection =>
            {
                for (var i = 0; i < MoreThanAtOnce; i++) await RemindAsync(connection, patientId, "Nulle/Part", minutes: 120);
                await RemindAsync(connection, patientId, "Europe/Paris", minutes: 90);
            },
            CancellationToken.None);

        await Service<DueRappels>().RunAsync(CancellationToken.None);

        var left = await Service<ReminderStore>().ListDueAsync(
            TimeProvider.System.GetUtcNow(), DueReminder.None, 1000, CancellationToken.None);
        Assert.That(left, Has.Count.EqualTo(MoreThanAtOnce), "what could not be told is still due");
        Assert.That(left, Has.All.Matches<DueReminder>(due => due.DueAt == left[0].DueAt), "the one behind them is told");
    }

    [Test]
    public async Task Given_hundred_unreadable_patients_When_a_pass_runs_Then_the_rules_of_the_one_behind_them_are_looked_at()
    {
        var given = new GivenPatients(_sandbox);
        var behind = await given.IdAsync(await given.AdultAsync());
        await Service<Database>().WriteAsync(
            async connection =>
            {
                for (var i = 0; i < MoreThanAtOnce; i++) await EnrolUnreadableAsync(connection, Guid.NewGuid());
                await EnrolAsync(connection, behind, Now.AddMinutes(-1));
            },
            CancellationToken.None);

        await Service<DueRappels>().RunAsync(CancellationToken.None);

        var left = await Service<RappelScheduleStore>().ListDueAsync(
            TimeProvider.System.GetUtcNow(), DueSchedule.None, 1000, CancellationToken.None);
        Assert.That(left, Has.Count.EqualTo(MoreThanAtOnce), "what could not be looked at is still due");
        Assert.That(left.Select(due => new Guid(due.PatientId)), Does.Not.Contain(behind));
    }

    // Of an appointment in an hour, whose words cannot be made where its zone is unknown.
    private async Task RemindAsync(DbConnection connection, Guid patientId, string zone, int minutes)
    {
        var id = Guid.NewGuid();
        var told = new RendezVous
        {
            RendezVousId = id.ToString("D"),
            Title = "Consultation",
            Start = new LocalTime { TimeZone = zone },
            ReminderMinutes = { minutes },
        };
        var kept = new StoredRendezVous(patientId, id, AgendaId: null, StructureHash: null, IsSecret: false, told);
        var time = new TimeSlice(Now.AddHours(1).ToMicroseconds(), Now.AddHours(2).ToMicroseconds());
        await Service<RendezVousStore>().SaveAsync(connection, kept);
        await ReminderStore.SaveAsync(connection, kept, [time], Now.AddDays(-1));
    }

    private static async Task EnrolUnreadableAsync(DbConnection connection, Guid patientId)
    {
        await connection.ExecuteAsync(
            """
            INSERT INTO dossier (patient_id, status, traits, attached, seq, bris_de_glace_opposed, urgence_opposed)
            VALUES (@id, @status, @altered, 1, 0, 0, 0)
            """,
            new
            {
                id = patientId.ToByteArray(),
                status = (long)DossierStatus.Actif,
                altered = RandomNumberGenerator.GetBytes(64),
            });
        await EnrolAsync(connection, patientId, Now.AddHours(-1));
    }

    private static async Task EnrolAsync(DbConnection connection, Guid patientId, DateTimeOffset due)
    {
        await CompteStore.AddAsync(connection, patientId, CompteTitulaire.None.Activate(Now));
        await RappelScheduleStore.EnrolAsync(connection, patientId, due);
    }

    private T Service<T>()
        where T : notnull => _sandbox.Host.Services.GetRequiredService<T>();
}
