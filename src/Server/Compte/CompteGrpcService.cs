using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Comptes;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Compte.Evenements;
using MonEspaceSante.Server.Compte.Sessions;
using Contract = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte;

internal sealed partial class CompteGrpcService(
    RequestCode requestCode,
    OpposeCompte opposeCompte,
    ActivateCompte activateCompte,
    ActivateMineur activateMineur,
    ReplaceCredentials replaceCredentials,
    CloseCompte closeCompte,
    SetErasure setErasure,
    GetCompte getCompte,
    SetConfidentiality setConfidentiality,
    EspacePatient espace,
    SignIn signIn,
    RenewSignIn renewSignIn,
    PersonSessionStore sessions,
    PersonToken tokens,
    TimeProvider time) : CompteService.CompteServiceBase
{
    public override async Task<RequestCodeResponse> RequestCode(RequestCodeRequest request, ServerCallContext context)
    {
        await requestCode.RunAsync(request, context.CancellationToken);
        return new RequestCodeResponse();
    }

    public override Task<OpposeCompteResponse> OpposeCompte(OpposeCompteRequest request, ServerCallContext context) =>
        opposeCompte.RunAsync(request, context.CancellationToken);

    public override Task<ActivateCompteResponse> ActivateCompte(
        ActivateCompteRequest request, ServerCallContext context) =>
        activateCompte.RunAsync(request, context.CancellationToken);

    public override Task<ReplaceCredentialsResponse> ReplaceCredentials(
        ReplaceCredentialsRequest request, ServerCallContext context) =>
        replaceCredentials.RunAsync(request, context.CancellationToken);

    public override async Task<CompteSession> SignIn(SignInRequest request, ServerCallContext context) =>
        ToContract(await signIn.RunAsync(request, context.CancellationToken));

    public override async Task<CompteSession> RenewSignIn(RenewSignInRequest request, ServerCallContext context) =>
        ToContract(await renewSignIn.RunAsync(context.Person(), context.CancellationToken));

    public override async Task<SignOutResponse> SignOut(SignOutRequest request, ServerCallContext context)
    {
        await sessions.CloseAsync(context.Person().SessionId, time.GetUtcNow(), context.CancellationToken);
        return new SignOutResponse();
    }

    public override Task<Contract.Compte> ActivateMineur(ActivateMineurRequest request, ServerCallContext context) =>
        activateMineur.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<ListComptesResponse> ListComptes(ListComptesRequest request, ServerCallContext context) =>
        getCompte.ListAsync(context.Person(), context.CancellationToken);

    public override Task<Contract.Compte> GetCompte(GetCompteRequest request, ServerCallContext context) =>
        getCompte.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<Contract.Compte> CloseCompte(CloseCompteRequest request, ServerCallContext context) =>
        closeCompte.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<Contract.Compte> SetErasure(SetErasureRequest request, ServerCallContext context) =>
        setErasure.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<Contract.Compte> SetConfidentiality(
        SetConfidentialityRequest request, ServerCallContext context) =>
        setConfidentiality.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<CreateDossierResponse> CreateDossier(CreateDossierRequest request, ServerCallContext context) =>
        throw Refusal.Because(Reason.CreationSupprimee);

    private CompteSession ToContract(PersonSession session) => new()
    {
        Token = tokens.Issue(session),
        ExpireTime = session.ExpiresAt.ToTimestamp(),
    };
}
