using Grpc.Core;
using MonEspaceSante.Cps;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Habilitation.Cells;

/// <summary>A signed submission of several documents, each shown to whom its depositor wants.</summary>
internal static class ShownDeposit
{
    public static async Task<Submission> SendAsync(
        RawClient sender, Metadata headers, ICarteCps card, params IReadOnlyList<(CdaSample Sample, Visibility Visibility)> documents)
    {
        var deposit = await RawDeposit.OfAsync([.. documents.Select(document => document.Sample)]);
        var announced = deposit.Messages.Where(message => message.Header is not null).ToList();
        for (var i = 0; i < documents.Count; i++)
        {
            announced[i].Header.Visibility = documents[i].Visibility.Clone();
            deposit.Manifest.Documents[i].Visibility = documents[i].Visibility.Clone();
        }

        using var call = sender.Dmp.SubmitDocuments(headers);
        try
        {
            foreach (var message in deposit.SignedBy(card)) await call.RequestStream.WriteAsync(message);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception failure) when (failure is RpcException or InvalidOperationException)
        {
            // The server has answered before the end: the answer tells why, the failed write does not.
            return await call.ResponseAsync;
        }

        return await call.ResponseAsync;
    }
}
