using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Compte.Sessions;

namespace MonEspaceSante.Server.Compte;

internal sealed partial class CompteGrpcService(
    SignIn signIn, RenewSignIn renewSignIn, PersonSessionStore sessions, PersonToken tokens, TimeProvider time)
    : CompteService.CompteServiceBase
{
    public override async Task<CompteSession> SignIn(SignInRequest request, ServerCallContext context) =>
        ToContract(await signIn.RunAsync(request, context.CancellationToken));

    public override async Task<CompteSession> RenewSignIn(RenewSignInRequest request, ServerCallContext context) =>
        ToContract(await renewSignIn.RunAsync(context.Person(), context.CancellationToken));

    public override async Task<SignOutResponse> SignOut(SignOutRequest request, ServerCallContext context)
    {
        await sessions.CloseAsync(context.Person().SessionId, time.GetUtcNow(), context.CancellationToken);
        return new SignOutResponse();
    }

    private CompteSession ToContract(PersonSession session) => new()
    {
        Token = tokens.Issue(session),
        ExpireTime = session.ExpiresAt.ToTimestamp(),
    };
}
