using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Compte;

/// <summary>An answer, or a refusal of which something is kept: a try that was counted, a code that was seen expired.
/// </summary>
internal readonly record struct Outcome<T>(T? Answer, Reason Refused)
    where T : class
{
    public static Outcome<T> Of(T answer) => new(answer, Reason.Unspecified);

    public static Outcome<T> Refuse(Reason reason) => new(null, reason);
}
