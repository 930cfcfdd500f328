using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Catalogue.Applications;

internal static class ApplicationState
{
    /// <summary>Demands that an application is neither suspended nor withdrawn.</summary>
    public static void DemandReferenced(Application application)
    {
        if (application.Status == ApplicationStatus.Referencee) return;
        throw Refusal.Because(
            application.Status == ApplicationStatus.Suspendue ? Reason.ApplicationSuspendue : Reason.ApplicationRetiree);
    }
}
