using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Habilitation;

namespace MonEspaceSante.Server.Session;

/// <summary>Lets the operator of the accounts in: a session of mode INDIRECTE of a structure that is registered as one.
/// </summary>
internal sealed class OperatorGate(CallerSession callers, StructureRegister structures) : IGate
{
    public Audience Audience => Audience.Operator;

    public async Task LetInAsync(ServerCallContext context)
    {
        await callers.DemandCertificateAsync(context);
        var session = await callers.DemandAsync(context, acceptsExpired: false);
        if (session.Mode != AuthenticationMode.Indirecte || !structures.IsOperator(session.Structure.StructIdNat))
            throw Refusal.Because(Reason.ReserveALOperateur);
        context.SetCaller(new Caller(session));
    }
}
