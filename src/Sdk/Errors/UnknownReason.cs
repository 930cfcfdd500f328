using Grpc.Core;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Errors;

/// <summary>What to make of a reason that only a later version knows: its status code still tells what the caller can
/// do.</summary>
internal static class UnknownReason
{
    public static CatalogueEntry Entry(string code, StatusCode status) => new(
        Reason.Unspecified,
        code,
        status.ToString(),
        ActionOf(status),
        Actor.Vendor,
        IsTransient: status == StatusCode.Unavailable,
        "Le service a refusé la demande pour un motif que cette version du logiciel ne connaît pas.",
        "Mettez le logiciel à jour ; si le message revient, signalez-le à l'éditeur.",
        NationalCode: null);

    private static CallerAction ActionOf(StatusCode status) => status switch
    {
        StatusCode.Unauthenticated => CallerAction.Session,
        StatusCode.PermissionDenied => CallerAction.Habilitation,
        StatusCode.InvalidArgument or StatusCode.OutOfRange or StatusCode.Unimplemented => CallerAction.Integration,
        StatusCode.NotFound or StatusCode.AlreadyExists or StatusCode.FailedPrecondition => CallerAction.Integration,
        _ => CallerAction.Service,
    };
}
