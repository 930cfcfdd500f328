using MonEspaceSante.Identity;

namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>A person in front of an account that is their own, or of a minor whom they represent.</summary>
/// <param name="Caller">Who signed in.</param>
/// <param name="PatientId">Whose account.</param>
/// <param name="Patient">The same, as the call named them.</param>
/// <param name="Compte">Where the account stood when the call came.</param>
internal sealed record PersonAccess(PersonCaller Caller, Guid PatientId, Ins Patient, CompteTitulaire Compte)
{
    /// <summary>Whether a legal representative acts: what is secret to representatives is not shown.</summary>
    public bool IsRepresentative => Caller.PatientId != PatientId;

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "PersonAccess(…)";
}
