using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>One access to a dossier, to be traced.</summary>
/// <param name="PatientId">Whose dossier.</param>
/// <param name="ActorIdNat">Whom the access is imputed to: a PS_IdNat, or a Struct_IdNat where a structure acts.</param>
/// <param name="Caller">Who, for which structure.</param>
/// <param name="Circumstances">Under which authority.</param>
/// <param name="Act">What was done.</param>
internal sealed record TracedAccess(
    Guid PatientId, string ActorIdNat, TracedCaller Caller, AccessCircumstances Circumstances, TracedAct Act)
{
    public static TracedAccess Of(Caller caller, Guid patientId, TracedAct act) => new(
        patientId,
        caller.Session.ActorIdNat,
        TracedCaller.Of(caller.Session),
        new AccessCircumstances(caller.Mode, caller.IsSecret, caller.Reason),
        act);

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "TracedAccess(…)";
}
