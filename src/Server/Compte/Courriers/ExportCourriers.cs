using System.Buffers.Binary;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Courriers;

/// <summary>Hands the letters over. Those that the operator has safely are forgotten first.</summary>
internal sealed class ExportCourriers(CourrierStore courriers, SealedToken tokens)
{
    private const string Purpose = "courrier";
    private const int Most = 10_000;
    private const int Usual = 1_000;

    public async Task RunAsync(
        ExportCourriersRequest request, IServerStreamWriter<Courrier> answers, CancellationToken cancellationToken)
    {
        if (request.MaxCount is < 0 or > Most)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("max_count", $"de 1 à {Most}"));
        if (request.AcknowledgedToken.Length > 0) await courriers.ForgetAsync(RankOf(request), cancellationToken);
        var count = request.MaxCount == 0 ? Usual : request.MaxCount;
        foreach (var (rank, courrier) in await courriers.ListAsync(count, cancellationToken))
        {
            courrier.Token = TokenOf(rank);
            await answers.WriteAsync(courrier, cancellationToken);
        }
    }

    private string TokenOf(long rank)
    {
        Span<byte> place = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, rank);
        return tokens.Seal(Purpose, [], place);
    }

    private long RankOf(ExportCourriersRequest request) =>
        tokens.Open(Purpose, [], request.AcknowledgedToken) is { } place
            ? BinaryPrimitives.ReadInt64BigEndian(place)
            : throw Refusal.Because(
                Reason.PageInvalide, new Violation("acknowledged_token", "jeton d'aucun courrier"));
}
