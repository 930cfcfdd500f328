using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Contract = MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Server.Tests.Agenda;

/// <summary>What is made in a secret connection of a minor: nothing of it reaches who represents the minor.</summary>
[CancelAfter(180_000)]
public sealed class AgendaSecretTests(Engine engine) : AgendaFixture(engine)
{
    [Test]
    public async Task Given_an_appointment_made_in_secret_When_a_representative_looks_Then_nothing_shows_it_and_the_minor_sees_it()
    {
        var cursor = await AsAnne.Agenda.GetWatchCursorAsync(Louise);
        var secret = await Doctor.Session.OpenConnexionSecreteAsync(Louise);
        var visit = Visit(Louise) with { Title = "En secret", Reminders = [TimeSpan.FromDays(1)] };
        var hidden = (await Doctor.Agenda.In(secret).CreateAsync(visit)).RendezVous;
        var changed = (await Doctor.Agenda.UpdateAsync(hidden with { Description = "À jeun" })).RendezVous;
        var shown = (await Doctor.Agenda.CreateAsync(Visit(Louise))).RendezVous;

        var read = await ReasonAsync(AsAnne.Agenda.GetAsync(Louise, hidden.Id));
        var cancel = await ReasonAsync(AsAnne.Agenda.CancelAsync(changed));
        var listed = await AsAnne.Agenda.ListAsync(Louise).Select(one => one.RendezVous.Id).ToListAsync();
        var ofFamily = await AsAnne.Agenda.ListFamilyAsync().Select(one => one.RendezVous.Id).ToListAsync();
        var rappels = await AsAnne.Agenda.ListRappelsAsync(Louise).ToListAsync();
        var told = await AsAnne.Agenda.WatchAsync(Louise, cursor).FirstAsync().AsTask().WaitAsync(Patience);
        var notified = await AsAnne.Espace.ListNotificationsAsync(Louise).Select(one => one.Text).ToListAsync();
        using var exported = new MemoryStream();
        await AsAnne.Agenda.ExportAsync(Louise, exported);
        using var minor = await new GivenComptes(Sandbox).OpenAsync(await IdOfAsync(Louise));
        var toMinor = await minor.OwnAgenda.ListRendezVousAsync(
            new Contract.ListRendezVousRequest { Patient = new() { Matricule = Louise.Matricule, Oid = Louise.Oid } },
            minor.Headers());

        Assert.Multiple(() =>
        {
            Assert.That((read, cancel), Is.EqualTo(("RENDEZ_VOUS_INTROUVABLE", "RENDEZ_VOUS_INTROUVABLE")));
            Assert.That(listed, Is.EqualTo(new[] { shown.Id }));
            Assert.That(ofFamily, Does.Contain(shown.Id).And.Not.Contain(hidden.Id));
            Assert.That(rappels.Select(one => one.RendezVousId), Does.Not.Contain(hidden.Id));
            Assert.That(told.RendezVousId, Is.EqualTo(shown.Id));
            Assert.That(notified, Has.None.Contains(visit.Title));
            Assert.That(
                System.Text.Encoding.UTF8.GetString(exported.ToArray()), Does.Contain(shown.Id).And.Not.Contain(hidden.Id));
            Assert.That(
                toMinor.Occurrences.Select(one => one.RendezVous.RendezVousId), Is.EquivalentTo(new[] { hidden.Id, shown.Id }));
        });
    }
}
