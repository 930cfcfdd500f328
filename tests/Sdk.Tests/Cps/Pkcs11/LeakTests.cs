using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using MonEspaceSante.Cps.Pkcs11;
using MonEspaceSante.RealComponents.Cards;
using MonEspaceSante.Sdk.Tests.Peer;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cps.Pkcs11;

/// <summary>Alone: the open files of the process are counted.</summary>
[NonParallelizable]
internal sealed class LeakTests
{
    private const int Sessions = 1000;
    private const int Clients = 50;

    [Test]
    public async Task Given_many_sessions_When_opened_and_closed_Then_nothing_is_left_open()
    {
        var reader = await TestCards.DoctorAsync();
        OpenAndClose(reader);
        var files = OpenFiles();

        var keys = Enumerable.Range(0, Sessions).Select(_ => OpenAndClose(reader)).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(OpenFiles() - files, Is.LessThan(Sessions / 10), "one for each session would be ten times as many");
            Assert.That(reader.Count("C_OpenSession"), Is.EqualTo(Sessions + 1));
            Assert.That(reader.Count("C_CloseSession"), Is.EqualTo(Sessions + 1));
            Assert.That(Alive(keys), Is.Zero, "keys that OpenSSL still holds");
        });
    }

    [Test]
    public async Task Given_clients_that_come_and_go_When_they_are_gone_Then_OpenSSL_holds_no_key()
    {
        var reader = await TestCards.DoctorAsync();
        await using var peer = await ServerPeer.StartAsync();
        List<WeakReference> keys = [];

        for (var i = 0; i < Clients; i++)
            keys.Add(await ConnectAsync(reader, peer));

        Assert.That(reader.Count("C_CloseSession"), Is.EqualTo(Clients));
        keys.RemoveAt(Clients - 1);
        Assert.That(Alive(keys), Is.Zero, "all but the last, whose connection may still be closing");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference OpenAndClose(CardReader reader)
    {
        using var carte = reader.Open();
        carte.SignatureKey.SignData([1], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return new WeakReference(TokenCertificate.KeyOf(carte.AuthenticationCertificate));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> ConnectAsync(CardReader reader, ServerPeer peer)
    {
        using var carte = reader.Open();
        await using var client = new MonEspaceSanteClient(peer.Options(carte));
        await client.Session.GetSessionAsync();
        return new WeakReference(TokenCertificate.KeyOf(carte.AuthenticationCertificate));
    }

    // The system keeps the credentials of connections for a while; only then does OpenSSL let go.
    private static int Alive(List<WeakReference> keys)
    {
        for (var i = 0; i < 5 && keys.Any(k => k.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return keys.Count(k => k.IsAlive);
    }

    private static int OpenFiles() => Directory.EnumerateFileSystemEntries("/proc/self/fd").Count();
}
