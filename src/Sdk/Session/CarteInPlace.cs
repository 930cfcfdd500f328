using System.Security.Cryptography;
using Grpc.Core;
using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Session;

/// <summary>The card of a client: nothing is done in its name once it has left its reader.</summary>
internal sealed class CarteInPlace(ICarteCps carte)
{
    private readonly CancellationToken _removal = carte.Removal;

    public bool HasLeft => _removal.IsCancellationRequested;

    public void Demand()
    {
        if (HasLeft)
            throw Refusal.Because(Reason.CarteRetiree);
    }

    /// <summary>Ends what is under way with the caller's token, and when the card leaves.</summary>
    public CancellationTokenSource Until(CancellationToken cancellationToken) =>
        CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _removal);

    public CancellationTokenRegistration OnRemoval(Action react) => _removal.UnsafeRegister(_ => react(), null);

    /// <summary>Whether a call failed because the card has left. What the server answered stands as it is.</summary>
    public bool Explains(Exception failure) => HasLeft && failure is OperationCanceledException
        or ObjectDisposedException
        or CryptographicException
        or RpcException
        or ServiceUnavailableException
        or CarteRefusedException { Reason: not Reason.CarteRetiree };
}
