using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Catalogue.Applications;

/// <summary>Reads an application, suspended and withdrawn ones too: patients may have let it in.</summary>
internal sealed class GetApplication(ApplicationStore applications)
{
    public async Task<Application> RunAsync(GetApplicationRequest request, CancellationToken cancellationToken) =>
        (await applications.FindAsync(request.ApplicationId, cancellationToken))?.Application
        ?? throw Refusal.Because(Reason.ApplicationInconnue);
}
