using Grpc.Core;
using MonEspaceSante.Dmp;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Client;

/// <summary>Changes of documents are one request each, over all tries.</summary>
internal sealed class ChangeTests : ClientFixture
{
    private static readonly Guid Repeated = Guid.Parse("6f1c2c9e-8a6b-4b0f-9a35-5a9f8d0c7e11");

    private static IEnumerable<TestCaseData> Changes()
    {
        yield return Change("SetVisibility", (dmp, id) => dmp.SetVisibilityAsync(Patient, "1.2.3", Visibility.Everyone, id));
        yield return Change("Archive", (dmp, id) => dmp.ArchiveAsync(Patient, "1.2.3", id));
        yield return Change("Unarchive", (dmp, id) => dmp.UnarchiveAsync(Patient, "1.2.3", id));
        yield return Change("Delete", (dmp, id) => dmp.DeleteAsync(Patient, "1.2.3", id));
    }

    [TestCaseSource(nameof(Changes))]
    public async Task Given_a_try_that_failed_When_tried_again_Then_it_is_the_same_request(
        Func<DmpClient, Guid?, Task> change)
    {
        Server.Script.Refusals.Enqueue((StatusCode.Unauthenticated, "JETON_EXPIRE"));

        await change(Client.Dmp, null);
        await change(Client.Dmp, null);
        await change(Client.Dmp, Repeated);

        var ids = Server.Script.ChangeRequests.Select(Guid.Parse).ToArray();
        Assert.That(ids, Has.Length.EqualTo(4));
        Assert.That(ids[1], Is.EqualTo(ids[0]));
        Assert.That(ids[2], Is.Not.EqualTo(ids[0]));
        Assert.That(ids[3], Is.EqualTo(Repeated));
    }

    private static TestCaseData Change(string name, Func<DmpClient, Guid?, Task> change) =>
        new TestCaseData(change).SetArgDisplayNames(name);
}
