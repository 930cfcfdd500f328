using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>Lets persons in, who have no certificate, by the token of their session.</summary>
internal sealed class PersonGate(PersonToken tokens, PersonSessionStore sessions, TimeProvider time) : IGate
{
    private const string Service = "/monespacesante.compte.v1.CompteService/";

    public Audience Audience => Audience.Person;

    public async Task LetInAsync(ServerCallContext context)
    {
        if (NeedsNoSession(context.Method)) return;
        var id = await tokens.ReadAsync(BearerToken.Of(context), context.CancellationToken);
        var session = await sessions.FindAsync(id, context.CancellationToken);
        if (session is null || session.IsOver(time.GetUtcNow())) throw Refusal.Because(Reason.SessionTerminee);
        context.SetPerson(new PersonCaller(session.Id, session.PatientId));
    }

    private static bool NeedsNoSession(string method) => method is
        Service + "RequestCode" or Service + "OpposeCompte" or Service + "ActivateCompte"
        or Service + "ReplaceCredentials" or Service + "SignIn" or Service + "CreateDossier";
}
