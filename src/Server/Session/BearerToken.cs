using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>The token that a call carries.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    public static string Of(ServerCallContext context)
    {
        var authorization = context.RequestHeaders.GetValue("authorization");
        return authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true
            ? authorization[Scheme.Length..]
            : throw Refusal.Because(Reason.SessionAbsente);
    }
}
