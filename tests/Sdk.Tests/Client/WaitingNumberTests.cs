using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Client;

internal sealed class WaitingNumberTests : ClientFixture
{
    private static readonly Ins Nia = Ins.Parse("109076322088835", InsOid.Nia);

    private static IEnumerable<TestCaseData> Calls()
    {
        yield return Call("Submit", dmp => dmp.SubmitAsync(Nia, Stream.Null, Visibility.Everyone));
        yield return Call("Find", async dmp => await dmp.FindAsync(Nia).GetAsyncEnumerator().MoveNextAsync());
        yield return Call("Pages", async dmp => await dmp.FindAsync(Nia).AsPages().GetAsyncEnumerator().MoveNextAsync());
        yield return Call("Count", dmp => dmp.CountAsync(Nia));
        yield return Call("GetReference", dmp => dmp.GetReferenceAsync(Nia, "1.2.3"));
        yield return Call("SetVisibility", dmp => dmp.SetVisibilityAsync(Nia, "1.2.3", Visibility.Everyone));
        yield return Call("Archive", dmp => dmp.ArchiveAsync(Nia, "1.2.3"));
        yield return Call("Unarchive", dmp => dmp.UnarchiveAsync(Nia, "1.2.3"));
        yield return Call("Delete", dmp => dmp.DeleteAsync(Nia, "1.2.3"));
        yield return Call("Retrieve", dmp => dmp.RetrieveAsync(Nia, "1.2.3", Stream.Null));
    }

    private static IEnumerable<TestCaseData> DossierCalls()
    {
        yield return DossierCall("Open", dossiers => dossiers.OpenAsync(Nia));
        yield return DossierCall("Check", dossiers => dossiers.CheckAsync(Nia));
        yield return DossierCall("Authorize", dossiers => dossiers.AuthorizeAsync(Nia, new Consent("Oui ?", true)));
        yield return DossierCall("Withdraw", dossiers => dossiers.WithdrawAsync(Nia));
        yield return DossierCall("Authorizations", dossiers => dossiers.ListAuthorizationsAsync(Nia).AnyAsync().AsTask());
        yield return DossierCall("AdministrativeData", dossiers => dossiers.GetAdministrativeDataAsync(Nia));
        yield return DossierCall("FeedingOpposition", dossiers => dossiers.SetFeedingOppositionAsync(Nia, true));
    }

    [TestCaseSource(nameof(DossierCalls))]
    public void Given_waiting_number_When_its_dossier_is_asked_for_Then_refused_without_the_card_or_the_server(
        Func<DossierClient, Task> call)
    {
        Carte.Dispose();

        var refusal = Assert.ThrowsAsync<InsRefusedException>(() => call(Client.Dossiers))!;

        Assert.Multiple(() =>
        {
            Assert.That(refusal.Reason, Is.EqualTo(Reason.InsNiaRefuse));
            Assert.That(Server.Script.Openings, Is.Empty);
            Assert.That(Server.Script.Calls, Is.Empty);
        });
    }

    [TestCaseSource(nameof(Calls))]
    public void Given_waiting_number_When_asked_for_anything_Then_refused_without_the_card_or_the_server(
        Func<DmpClient, Task> call)
    {
        // Out of its reader, the card fails whatever is asked of it.
        Carte.Dispose();

        var refusal = Assert.ThrowsAsync<InsRefusedException>(() => call(Client.Dmp))!;

        Assert.Multiple(() =>
        {
            Assert.That(refusal.Reason, Is.EqualTo(Reason.InsNiaRefuse));
            Assert.That(refusal.Violations.Single().Field, Is.EqualTo("patient.oid"));
            Assert.That(Server.Script.Openings, Is.Empty);
            Assert.That(Server.Script.Calls, Is.Empty);
        });
    }

    private static TestCaseData Call(string name, Func<DmpClient, Task> call) =>
        new TestCaseData(call).SetArgDisplayNames(name);

    private static TestCaseData DossierCall(string name, Func<DossierClient, Task> call) =>
        new TestCaseData(call).SetArgDisplayNames(name);
}
