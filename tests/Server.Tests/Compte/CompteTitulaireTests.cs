using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Compte;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>The instants at which an account changes by itself.</summary>
internal sealed class CompteTitulaireTests
{
    private static readonly DateTimeOffset Closing = new(2026, 3, 15, 10, 20, 30, TimeSpan.Zero);
    private static readonly TimeSpan Instant = TimeSpan.FromMicroseconds(1);

    [Test]
    public void Early_erasure_is_done_within_three_months_of_closing_and_in_their_last_half_hour()
    {
        var closed = Closed(erase: true);
        var end = Closing.AddMonths(3);

        Assert.That(closed.EraseAt, Is.EqualTo(end), "what the person is told: at the latest");
        Assert.That(closed.DueAt, Is.EqualTo(end - TimeSpan.FromMinutes(30)));
        Assert.That(closed.Erase(closed.DueAt!.Value - Instant), Is.EqualTo(closed));
        Assert.That(closed.Erase(closed.DueAt!.Value).Status, Is.EqualTo(CompteStatus.Inexistant));
        Assert.That(closed.Erase(end - Instant).Status, Is.EqualTo(CompteStatus.Inexistant), "within");
        Assert.That(closed.Erase(end).Status, Is.EqualTo(CompteStatus.Inexistant), "late, and all the same");
    }

    [Test]
    public void Archive_is_kept_to_the_end_of_its_ten_years()
    {
        var closed = Closed(erase: false);
        var end = Closing.AddYears(10);

        Assert.That((closed.EraseAt, closed.DueAt), Is.EqualTo((end, end)));
        Assert.That(closed.Erase(end - Instant), Is.EqualTo(closed));
        Assert.That(closed.Erase(end).Status, Is.EqualTo(CompteStatus.Inexistant));
    }

    [Test]
    public void Traces_of_what_went_early_stay_to_the_end_of_the_ten_years()
    {
        var erased = Closed(erase: true).Erase(Closing.AddMonths(3));
        var end = Closing.AddYears(10);

        Assert.That((erased.TracesEraseAt, erased.DueAt), Is.EqualTo((end, end)));
        Assert.That(erased.EraseTraces(end - Instant), Is.EqualTo(erased));
        Assert.That(erased.EraseTraces(end).DueAt, Is.Null);
    }

    [Test]
    public void Erasure_asked_for_at_the_end_of_the_ten_years_is_no_later_than_they()
    {
        var asked = Closed(erase: false).SetErasure(Closing.AddYears(10).AddMonths(-2), erase: true);

        Assert.That((asked.EraseAt, asked.DueAt), Is.EqualTo((Closing.AddYears(10), Closing.AddYears(10))));
    }

    private static CompteTitulaire Closed(bool erase) =>
        CompteTitulaire.None.Activate(Closing.AddYears(-1)).Close(Closing, erase);
}
