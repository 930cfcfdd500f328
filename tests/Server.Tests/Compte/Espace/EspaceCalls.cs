using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using Contract = MonEspaceSante.Protos.Dmp.V1;
using Ins = MonEspaceSante.Protos.Identity.V1.Ins;

namespace MonEspaceSante.Server.Tests.Compte.Espace;

/// <summary>The calls of a person about a dossier.</summary>
internal static class EspaceCalls
{
    private const int ChunkSize = 16 * 1024;

    /// <summary>Every call, well spelt.</summary>
    public static IReadOnlyDictionary<string, Func<RawClient, Ins, Task>> All { get; } =
        new Dictionary<string, Func<RawClient, Ins, Task>>
        {
            ["ListProfessionals"] = (client, ins) => client.Comptes.ListProfessionalsAsync(
                new() { Patient = ins }, client.Headers()).ResponseAsync,
            ["BlockProfessional"] = (client, ins) => BlockAsync(client, ins, "899700000000", isBlocked: true),
            ["ListDocuments"] = (client, ins) => client.Comptes.ListDocumentsAsync(
                new() { Patient = ins }, client.Headers()).ResponseAsync,
            ["ReadDocument"] = (client, ins) => ReadAsync(client, ins, "2.25.404"),
            ["DepositDocument"] = (client, ins) => DepositAsync(client, ins, []),
            ["HideDocument"] = (client, ins) => HideAsync(client, ins, "2.25.404", isHidden: true),
            ["RemoveDocument"] = (client, ins) => RemoveAsync(client, ins, "2.25.404"),
            ["GetProfil"] = (client, ins) => client.Comptes.GetProfilAsync(
                new() { Patient = ins }, client.Headers()).ResponseAsync,
            ["UpdateProfil"] = (client, ins) => client.Comptes.UpdateProfilAsync(
                new() { Patient = ins, RequestId = NewId() }, client.Headers()).ResponseAsync,
            ["ListTraces"] = (client, ins) => client.Comptes.ListTracesAsync(
                new() { Patient = ins }, client.Headers()).ResponseAsync,
            ["ListNotifications"] = (client, ins) => client.Comptes.ListNotificationsAsync(
                new() { Patient = ins }, client.Headers()).ResponseAsync,
            ["AcknowledgeNotifications"] = (client, ins) => client.Comptes.AcknowledgeNotificationsAsync(
                new() { Patient = ins, UpToRank = 1 }, client.Headers()).ResponseAsync,
        };

    public static Task<Contract.Authorization> BlockAsync(
        RawClient client, Ins patient, string psIdNat, bool isBlocked, string? requestId = null) =>
        client.Comptes.BlockProfessionalAsync(
            new() { RequestId = requestId ?? NewId(), Patient = patient, PsIdNat = psIdNat, Blocked = isBlocked },
            client.Headers()).ResponseAsync;

    public static Task<Contract.Document> HideAsync(
        RawClient client, Ins patient, string uniqueId, bool isHidden, string? requestId = null) =>
        client.Comptes.HideDocumentAsync(
            new() { RequestId = requestId ?? NewId(), Patient = patient, UniqueId = uniqueId, Hidden = isHidden },
            client.Headers()).ResponseAsync;

    public static Task RemoveAsync(RawClient client, Ins patient, string uniqueId, string? requestId = null) =>
        client.Comptes.RemoveDocumentAsync(
            new() { RequestId = requestId ?? NewId(), Patient = patient, UniqueId = uniqueId },
            client.Headers()).ResponseAsync;

    /// <summary>The bytes of a document, whose digest is held to what is told of it.</summary>
    public static async Task<byte[]> ReadAsync(RawClient client, Ins patient, string uniqueId)
    {
        using var call = client.Comptes.ReadDocument(new() { Patient = patient, UniqueId = uniqueId }, client.Headers());
        using var bytes = new MemoryStream();
        Contract.Document? document = null;
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            document ??= part.Document;
            part.Chunk.WriteTo(bytes);
        }

        return SHA256.HashData(bytes.ToArray()).AsSpan().SequenceEqual(document!.Sha256.Span)
            ? bytes.ToArray()
            : throw new InvalidDataException("the bytes are not those that are told of");
    }

    public static Task<Contract.Document> DepositAsync(
        RawClient client, Ins patient, byte[] document, bool isHidden = false, string? requestId = null) =>
        SendAsync(client, [Header(patient, isHidden, requestId), .. Chunks(document)]);

    public static async Task<Contract.Document> SendAsync(RawClient client, IEnumerable<DepositDocumentRequest> messages)
    {
        using var call = client.Comptes.DepositDocument(client.Headers());
        try
        {
            foreach (var message in messages) await call.RequestStream.WriteAsync(message);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception failure) when (failure is RpcException or InvalidOperationException)
        {
            // The server has answered before the end: the answer tells why, the failed write does not.
            return await call.ResponseAsync;
        }

        return await call.ResponseAsync;
    }

    public static DepositDocumentRequest Header(Ins patient, bool isHidden = false, string? requestId = null) => new()
    {
        Header = new() { RequestId = requestId ?? NewId(), Patient = patient, Hidden = isHidden },
    };

    public static IEnumerable<DepositDocumentRequest> Chunks(byte[] document) =>
        document.Chunk(ChunkSize).Select(chunk => new DepositDocumentRequest { Chunk = ByteString.CopyFrom(chunk) });

    private static string NewId() => Guid.NewGuid().ToString("D");
}
