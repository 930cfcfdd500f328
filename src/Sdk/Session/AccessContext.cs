using MonEspaceSante.Identity;

namespace MonEspaceSante.Session;

/// <summary>An exceptional authority over one dossier: break-glass, a secret connection, or both at once.</summary>
/// <param name="Id">What calls name it by. It tells nothing of the patient.</param>
/// <param name="Mode">Why the dossier may be read.</param>
/// <param name="IsSecret">Whether the legal representatives of the minor learn nothing of what is done.</param>
/// <param name="Patient">The one patient that it serves for.</param>
/// <param name="ExpireTime">When it ends at the latest: with the session that it was opened in.</param>
public sealed record AccessContext(Guid Id, AccessMode Mode, bool IsSecret, Ins Patient, DateTimeOffset ExpireTime)
{
    /// <summary>Tells the mode only: logs hold no identity.</summary>
    public override string ToString() => IsSecret ? $"AccessContext({Mode}, secret)" : $"AccessContext({Mode})";
}
