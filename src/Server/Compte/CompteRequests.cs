using Google.Protobuf;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Session;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Compte;

/// <summary>Makes what happens to an account happen once, however many times it is asked for within 30 days.</summary>
internal sealed class CompteRequests(PatientRegister patients, HoldCompte hold, AnswerStore answers)
{
    private const string Anybody = "code";

    /// <summary>What a person asks for who is signed in.</summary>
    public Task<T> OnceAsync<T>(
        PersonAccess access,
        string requestId,
        IMessage request,
        Func<HeldCompte, Task<T>> work,
        CancellationToken cancellationToken)
        where T : class, IMessage<T>, new() =>
        RunAsync(
            access.PatientId,
            $"personne {access.Caller.PatientId:N}",
            requestId,
            request,
            async held =>
            {
                // What the person might do a moment ago does not count.
                if (access.IsRepresentative && !held.Compte.IsMinor(held.Now))
                    throw Refusal.Because(Reason.PersonneNonRepresentee);
                return Outcome<T>.Of(await work(held));
            },
            Reason.CompteNonActif,
            cancellationToken);

    /// <summary>What the operator asks for.</summary>
    /// <exception cref="MonEspaceSanteException">ASSURE_INCONNU.</exception>
    public async Task<T> OnceAsync<T>(
        Caller caller,
        Contract.Ins? patient,
        string requestId,
        IMessage request,
        Func<HeldCompte, Task<T>> work,
        CancellationToken cancellationToken)
        where T : class, IMessage<T>, new() =>
        await RunAsync(
            await patients.FindKnownAsync(PatientRegister.DemandIns(patient), cancellationToken),
            caller.Session.ActorIdNat,
            requestId,
            request,
            async held => Outcome<T>.Of(await work(held)),
            Reason.AssureInconnu,
            cancellationToken);

    /// <summary>What is asked for with a code, by whoever has it. Nobody learns whether the person is known.</summary>
    public Task<T> OnceWithCodeAsync<T>(
        Guid? patientId,
        string requestId,
        IMessage request,
        Func<HeldCompte, Task<Outcome<T>>> work,
        CancellationToken cancellationToken)
        where T : class, IMessage<T>, new() =>
        RunAsync(patientId, Anybody, requestId, request, work, Reason.CodeInvalide, cancellationToken);

    private async Task<T> RunAsync<T>(
        Guid? patientId,
        string actor,
        string requestId,
        IMessage request,
        Func<HeldCompte, Task<Outcome<T>>> work,
        Reason unknown,
        CancellationToken cancellationToken)
        where T : class, IMessage<T>, new()
    {
        var key = answers.KeyOf(patientId ?? Guid.Empty, actor, requestId, request);
        if (patientId is not { } known) throw Refusal.Because(unknown);
        var outcome = await hold.RunAsync(
            known,
            async held =>
            {
                if (await answers.FindAsync<T>(held.Connection, key) is { } first) return Outcome<T>.Of(first);
                var outcome = await work(held);
                if (outcome.Answer is { } answer) await answers.KeepAsync(held.Connection, key, answer);
                return outcome;
            },
            Outcome<T>.Refuse(unknown),
            cancellationToken);
        return outcome.Answer ?? throw Refusal.Because(outcome.Refused);
    }
}
