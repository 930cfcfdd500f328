using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Tests.Errors;
using NUnit.Framework;
using ChangeKind = MonEspaceSante.Dmp.ChangeKind;
using WireKind = MonEspaceSante.Protos.Dmp.V1.ChangeKind;

namespace MonEspaceSante.Sdk.Tests.Client;

/// <summary>A watch over connections that are cut, tokens that age, and rights that are lost.</summary>
internal sealed class WatchTests : ClientFixture
{
    [TestCase(WireKind.Added, ChangeKind.Added)]
    [TestCase(WireKind.Replaced, ChangeKind.Replaced)]
    [TestCase(WireKind.Updated, ChangeKind.Updated)]
    [TestCase(WireKind.Removed, ChangeKind.Removed)]
    [TestCase((WireKind)99, ChangeKind.Unknown)]
    public async Task Given_a_change_When_it_comes_Then_it_is_told_with_its_cursor(object wire, object kind)
    {
        Server.Script.Watch = async (messages, left) =>
        {
            await messages.WriteAsync(Heartbeat("début"), left);
            var message = Change("après", "1.2.3");
            message.Change.Kind = (WireKind)wire;
            message.Change.ReplacedUniqueId = "1.2.2";
            await messages.WriteAsync(message, left);
        };

        var change = await Client.Dmp.WatchAsync(Patient, "avant").FirstAsync();

        Assert.That((change.Kind, change.UniqueId, change.ReplacedUniqueId, change.Cursor, change.Document),
            Is.EqualTo(((ChangeKind)kind, "1.2.3", "1.2.2", "après", default(MonEspaceSante.Dmp.Document))));
        Assert.That(Server.Script.Watches, Is.EqualTo(new[] { "avant" }));
    }

    [TestCase("SERVICE_INDISPONIBLE")]
    [TestCase("CONNEXION_INTERROMPUE")]
    [TestCase("")]
    public async Task Given_a_cut_When_it_may_pass_Then_it_goes_on_from_the_last_cursor_without_loss_or_repetition(
        string reason)
    {
        Script(
            async messages =>
            {
                await messages.WriteAsync(Change("a", "1"));
                Cut(reason);
            },
            async messages =>
            {
                await messages.WriteAsync(Heartbeat("b"));
                Cut(reason);
            },
            messages => messages.WriteAsync(Change("c", "2")));

        var told = await Client.Dmp.WatchAsync(Patient).Take(2).ToListAsync();

        Assert.That(told.Select(change => change.UniqueId), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(Server.Script.Watches, Is.EqualTo(new[] { "", "a", "b" }));
    }

    [Test]
    public async Task Given_a_cut_that_lasts_When_it_is_over_Then_the_watch_goes_on_after_more_tries_than_a_call_has()
    {
        var tries = 0;
        Server.Script.Watch = async (messages, left) =>
        {
            tries++;
            if (tries is > 1 and < 6) Cut("SERVICE_INDISPONIBLE");
            await messages.WriteAsync(Change($"{tries}", $"{tries}"), left);
            if (tries == 1) Cut("SERVICE_INDISPONIBLE");
        };
        var options = Server.Options(Carte);
        options.MaxAttempts = 2;
        await using var client = new MonEspaceSanteClient(options);

        var told = await client.Dmp.WatchAsync(Patient).Take(2).ToListAsync();

        Assert.That(told.Select(change => change.UniqueId), Is.EqualTo(new[] { "1", "6" }));
        Assert.That(Server.Script.Watches, Is.EqualTo(new[] { "", "1", "1", "1", "1", "1" }));
    }

    [TestCase("AUTORISATION_ABSENTE", typeof(HabilitationDeniedException))]
    [TestCase("DOSSIER_FERME", typeof(DossierUnavailableException))]
    [TestCase("CURSEUR_INVALIDE", typeof(ContractViolationException))]
    [TestCase("CERTIFICAT_REVOQUE", typeof(CarteRefusedException))]
    public void Given_a_right_that_is_lost_When_watching_Then_the_watch_ends_with_its_exception(string reason, Type expected)
    {
        Script(async messages =>
        {
            await messages.WriteAsync(Heartbeat("a"));
            Cut(reason);
        });

        Assert.That(() => WatchToEndAsync(Client), Throws.TypeOf(expected));
        Assert.That(Server.Script.Watches, Has.Count.EqualTo(1));
    }

    [Test]
    public void Given_a_client_that_tries_once_When_the_watch_is_cut_Then_it_ends()
    {
        Script(async messages =>
        {
            await messages.WriteAsync(Heartbeat("a"));
            Cut("SERVICE_INDISPONIBLE");
        });
        var options = Server.Options(Carte);
        options.MaxAttempts = 1;
        using var client = new MonEspaceSanteClient(options);

        Assert.That(() => WatchToEndAsync(client), Throws.TypeOf<ServiceUnavailableException>());
    }

    [Test]
    public async Task Given_a_long_watch_When_the_token_ages_Then_a_heartbeat_renews_it_without_the_card()
    {
        Script(async messages =>
        {
            await messages.WriteAsync(Heartbeat("a"));
            Clock.Advance(TimeSpan.FromMinutes(4.6));
            await messages.WriteAsync(Heartbeat("b"));
            await messages.WriteAsync(Change("c", "1"));
        });

        await Client.Dmp.WatchAsync(Patient).FirstAsync();

        Assert.That(Server.Script.Renewals, Is.EqualTo(new[] { "jeton-1" }));
        Assert.That(Server.Script.Openings, Has.Count.EqualTo(1));
    }

    [TestCase("JETON_EXPIRE", 1)]
    [TestCase("SESSION_TERMINEE", 2)]
    public async Task Given_a_session_that_the_server_ended_When_watching_Then_it_goes_on_in_another_or_a_new_token(
        string reason, int openings)
    {
        Script(
            async messages =>
            {
                await messages.WriteAsync(Heartbeat("a"));
                Cut(reason);
            },
            messages => messages.WriteAsync(Change("b", "1")));

        await Client.Dmp.WatchAsync(Patient).FirstAsync();

        Assert.That(Server.Script.Watches, Is.EqualTo(new[] { "", "a" }));
        Assert.That(Server.Script.Openings, Has.Count.EqualTo(openings));
    }

    [Test]
    public void Given_a_session_closed_on_purpose_When_the_server_ends_the_watch_Then_the_card_is_asked_for_no_other()
    {
        Script(async messages =>
        {
            await messages.WriteAsync(Heartbeat("a"));
            await Client.Session.CloseSessionAsync();
            Cut("SESSION_TERMINEE");
        });

        var ended = Assert.ThrowsAsync<SessionEndedException>(() => WatchToEndAsync(Client))!;

        Assert.That(ended.Reason, Is.EqualTo(Reason.SessionTerminee));
        Assert.That(Server.Script.Openings, Has.Count.EqualTo(1));
    }

    [Test]
    public void Given_a_watch_When_cancelled_Then_it_ends_as_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        Server.Script.Watch = async (messages, left) =>
        {
            await messages.WriteAsync(Heartbeat("a"), left);
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };

        Assert.That(
            async () => await Client.Dmp.WatchAsync(Patient, cancellationToken: cancellation.Token).CountAsync(),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Given_nothing_but_a_heartbeat_When_asked_where_the_dossier_stands_Then_its_cursor()
    {
        Script(messages => messages.WriteAsync(Heartbeat("maintenant")));

        Assert.That(await Client.Dmp.GetWatchCursorAsync(Patient), Is.EqualTo("maintenant"));
    }

    [Test]
    public async Task Given_traces_When_listed_Then_pages_are_followed_and_nothing_is_made_up()
    {
        Server.Script.ListTraces = request => request.PageToken.Length == 0
            ? new() { Traces = { new Protos.Dmp.V1.AccessTrace { Rank = 2, Transaction = "TD3.2", UniqueId = "1.2.3" } }, NextPageToken = "suite" }
            : new() { Traces = { new Protos.Dmp.V1.AccessTrace { Rank = 1, Transaction = "TD0.2" } } };

        var traces = await Client.Dossiers.ListAccessTracesAsync(Patient).ToListAsync();

        Assert.That(traces.Select(trace => (trace.Rank, trace.UniqueId, trace.Reason)),
            Is.EqualTo(new[] { (2L, "1.2.3", default(string)), (1L, null, null) }));
    }

    private static async Task WatchToEndAsync(MonEspaceSanteClient client) =>
        await client.Dmp.WatchAsync(Patient).CountAsync();

    // One part for each connection; those after the last do as the last.
    private void Script(params Func<IServerStreamWriter<WatchDossierResponse>, Task>[] connections)
    {
        var next = -1;
        Server.Script.Watch = (messages, _) => connections[Math.Min(Interlocked.Increment(ref next), connections.Length - 1)](messages);
    }

    // A stream that ends without a reason is cut as well: a watch has no end of its own.
    private static void Cut(string reason)
    {
        if (reason.Length > 0) throw Received.Failure(StatusCode.Unavailable, null, Received.Info(reason));
    }

    private static WatchDossierResponse Heartbeat(string cursor) => new() { Cursor = cursor };

    private static WatchDossierResponse Change(string cursor, string uniqueId) => new()
    {
        Cursor = cursor,
        Change = new() { Kind = WireKind.Added, UniqueId = uniqueId },
    };
}
