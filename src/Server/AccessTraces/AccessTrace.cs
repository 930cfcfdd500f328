using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>One access to a dossier, to be traced.</summary>
/// <param name="PatientId">Whose dossier.</param>
/// <param name="ActorIdNat">Whom the access is imputed to: a PS_IdNat, or in mode INDIRECTE a Struct_IdNat.</param>
/// <param name="Caller">Who, for which structure.</param>
/// <param name="Circumstances">Under which authority.</param>
/// <param name="Act">What was done.</param>
internal sealed record AccessTrace(
    Guid PatientId, string ActorIdNat, TracedCaller Caller, AccessCircumstances Circumstances, TracedAct Act)
{
    public static AccessTrace Of(SessionLps session, Guid patientId, AccessCircumstances circumstances, TracedAct act) =>
        new(patientId, session.ActorIdNat, TracedCaller.Of(session), circumstances, act);

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "AccessTrace(…)";
}
