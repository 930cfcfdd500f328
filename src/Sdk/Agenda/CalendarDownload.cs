using Grpc.Core;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Agenda;

/// <summary>Receives a calendar, with flat memory.</summary>
internal static class CalendarDownload
{
    public static Task<long> ReceiveAsync(
        this ServerCalls calls,
        Func<CallOptions, AsyncServerStreamingCall<Wire.ExportCalendarResponse>> open,
        Stream destination,
        CancellationToken cancellationToken) => calls.TransferAsync(
        async exchange =>
        {
            using var call = open(await exchange.AuthorizeAsync().ConfigureAwait(false));
            var size = 0L;
            while (await call.ResponseStream.MoveNext(exchange.CancellationToken).ConfigureAwait(false))
            {
                // What was written cannot be taken back: no other try may follow.
                (exchange.HasStarted, exchange.MayRepeat) = (true, false);
                var chunk = call.ResponseStream.Current.Chunk;
                await destination.WriteAsync(chunk.Memory, exchange.CancellationToken).ConfigureAwait(false);
                size += chunk.Length;
            }

            return size;
        },
        cancellationToken);
}
