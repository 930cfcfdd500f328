using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Catalogue.Grants;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>An application in front of the dossier of a patient who let it in.</summary>
/// <param name="Caller">By which grant, with which certificate.</param>
/// <param name="Grant">The grant, which stands.</param>
/// <param name="Application">The application, which is referenced.</param>
/// <param name="SignalId">What tells that the application's state may have changed.</param>
internal sealed record GrantedAccess(ApplicationCaller Caller, StoredGrant Grant, Application Application, Guid SignalId)
{
    public Guid PatientId => Grant.PatientId;

    /// <summary>The application, told apart from all other callers.</summary>
    public string Name => $"application {Grant.ApplicationId}";

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "GrantedAccess(…)";
}
