using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using MonEspaceSante.Compte;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Tests.Cps;
using MonEspaceSante.Sdk.Tests.Peer;
using NUnit.Framework;
using NotificationKind = MonEspaceSante.Compte.NotificationKind;
using ProfilSection = MonEspaceSante.Compte.ProfilSection;
using WireKind = MonEspaceSante.Protos.Compte.V1.NotificationKind;

namespace MonEspaceSante.Sdk.Tests.Compte;

/// <summary>What the person's side sends and makes of the answers.</summary>
internal sealed class EspaceTests
{
    private static readonly Ins Person = Ins.Parse("279035121518989", InsOid.NirDemonstration);

    private ServerPeer _server = null!;
    private PersonneClient _client = null!;

    private EspaceScript Espace => _server.Script.Espace;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await ServerPeer.StartAsync(certificates: ClientCertificateMode.NoCertificate);
        _client = new PersonneClient(new PersonneOptions
        {
            Server = _server.Address,
            TrustedRoots = [CarteFile.WithoutKey(TestPki.Shared.Root)],
            MaxAttempts = 2,
        });
        await _client.Compte.SignInAsync(Person, "un mot de passe", "123456");
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Given_a_lost_answer_When_a_document_is_hidden_Then_the_same_request_goes_again()
    {
        _server.Script.Refusals.Enqueue((StatusCode.Unavailable, "SERVICE_INDISPONIBLE"));

        await _client.Espace.HideAsync(Person, "1.2.3");

        Assert.That(Espace.Hidden, Has.Count.EqualTo(2));
        Assert.That(Espace.Hidden.Distinct().Single(), Has.Property("Hidden").True.And.Property("UniqueId").EqualTo("1.2.3"));
        Assert.That(Guid.TryParse(Espace.Hidden.First().RequestId, out _));
    }

    [Test]
    public async Task Given_pages_of_notifications_When_listed_Then_each_is_told_once_and_unknown_kinds_are_no_fault()
    {
        var asked = new List<string>();
        Espace.ListNotifications = request =>
        {
            asked.Add(request.PageToken);
            return request.PageToken.Length == 0
                ? new() { Notifications = { Told(3, WireKind.Securite), Told(2, (WireKind)99) }, NextPageToken = "suite" }
                : new() { Notifications = { Told(1, WireKind.Autorisation) } };
        };

        var told = await _client.Espace.ListNotificationsAsync(Person).ToListAsync();

        Assert.That(asked, Is.EqualTo(new[] { "", "suite" }));
        Assert.That(told.Select(one => (one.Rank, one.Kind)), Is.EqualTo(new[]
        {
            (3L, NotificationKind.Securite), (2L, NotificationKind.Unknown), (1L, NotificationKind.Autorisation),
        }));
    }

    [Test]
    public async Task Given_notifications_When_the_unread_are_counted_Then_one_alone_is_asked_for()
    {
        var size = 0;
        Espace.ListNotifications = request =>
        {
            size = request.PageSize;
            return new() { Notifications = { Told(7, WireKind.Document) }, UnreadCount = 7 };
        };

        Assert.That(await _client.Espace.CountUnreadAsync(Person), Is.EqualTo(7));
        Assert.That(size, Is.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Given_a_document_When_read_Then_its_bytes_are_those_that_were_told_or_refused(bool isRight)
    {
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        var sha256 = SHA256.HashData(isRight ? bytes : bytes[1..]);
        Espace.Read = async parts =>
        {
            var document = EspaceScript.Answer(new() { Matricule = Person.Matricule, Oid = Person.Oid });
            (document.Size, document.Sha256) = (bytes.Length, ByteString.CopyFrom(sha256));
            await parts.WriteAsync(new ReadDocumentResponse { Document = document });
            foreach (var chunk in bytes.Chunk(30_000))
                await parts.WriteAsync(new ReadDocumentResponse { Chunk = ByteString.CopyFrom(chunk) });
        };
        using var copy = new MemoryStream();

        var reading = async () => await _client.Espace.ReadAsync(Person, "1.2.3", copy);

        if (isRight) await reading();
        else Assert.That(reading, Throws.InstanceOf<MonEspaceSanteException>().With.Property("Reason").EqualTo(Reason.EmpreinteDifferente));
        Assert.That(copy.ToArray(), isRight ? Is.EqualTo(bytes) : Has.Length.LessThanOrEqualTo(bytes.Length));
    }

    [Test]
    public async Task Given_a_document_of_the_person_s_own_When_deposited_Then_the_header_comes_first_and_all_bytes_follow()
    {
        var bytes = RandomNumberGenerator.GetBytes(200_000);
        var requestId = Guid.NewGuid();
        using var cda = new MemoryStream(bytes);

        await _client.Espace.DepositAsync(Person, cda, hidden: true, requestId);

        var header = Espace.Deposited.First().Header;
        Assert.That((header.RequestId, header.Hidden), Is.EqualTo(($"{requestId:D}", true)));
        Assert.That(Espace.Deposited.Skip(1).SelectMany(part => part.Chunk), Is.EqualTo(bytes));
    }

    [Test]
    public async Task Given_a_profile_changed_elsewhere_When_updated_Then_refused_once_with_its_etag_sent()
    {
        _server.Script.Refusals.Enqueue((StatusCode.FailedPrecondition, "PROFIL_MODIFIE"));
        var profil = new ProfilMedical { Etag = "1", Lines = [new ProfilLine(ProfilSection.Allergies, "Pénicilline")] };

        Assert.That(
            async () => await _client.Espace.UpdateProfilAsync(Person, profil),
            Throws.InstanceOf<MonEspaceSanteException>().With.Property("Reason").EqualTo(Reason.ProfilModifie));
        var updated = await _client.Espace.UpdateProfilAsync(Person, profil);

        Assert.That(Espace.Profiles.Select(request => request.Etag), Is.EqualTo(new[] { "1", "1" }));
        Assert.That((updated.Etag, updated.Lines.Single().Section), Is.EqualTo(("2", ProfilSection.Allergies)));
    }

    [Test]
    public async Task Given_lost_credentials_When_replaced_Then_without_a_session_and_once_for_all_tries()
    {
        _server.Script.Refusals.Enqueue((StatusCode.Unavailable, "SERVICE_INDISPONIBLE"));
        var carte = new CarteAssure(Person.Matricule, BirthDate.Parse("1979-03-28"), "123");

        var replaced = await _client.Compte.ReplaceCredentialsAsync(Person, "AAAA-BBBB-CCCC", carte, "un autre mot de passe");

        Assert.That((replaced.TotpSecret, $"{replaced}"), Is.EqualTo(("SECRET", "NewCredentials(…)")));
        Assert.That(Espace.Anonymous, Is.EqualTo(new string?[] { null, null }));
        Assert.That(_server.Script.ChangeRequests.Distinct().Count(), Is.EqualTo(1));
    }

    private static Protos.Compte.V1.Notification Told(long rank, WireKind kind) =>
        new() { Rank = rank, Kind = kind, Time = new() };
}
