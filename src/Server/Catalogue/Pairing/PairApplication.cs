using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Catalogue.Applications;
using MonEspaceSante.Server.Catalogue.Grants;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Pairing;

/// <summary>An application exchanges the code that a patient gave it for the secret of the grant. What is wrong with a code is
/// not told.</summary>
internal sealed class PairApplication(
    ApplicationStore applications,
    GrantStore grants,
    PairingCodes codes,
    CatalogueHashes hashes,
    Database database,
    TimeProvider time)
{
    private const int SecretSize = 32;

    public async Task<PairApplicationResponse> RunAsync(
        X509Certificate2 certificate, PairApplicationRequest request, CancellationToken cancellationToken)
    {
        var application = (await applications.FindAsync(request.ApplicationId, cancellationToken))?.Application;
        if (application is null || !PublisherCertificate.IsOf(certificate, application))
            throw Refusal.Because(Reason.AppairageInvalide);
        ApplicationState.DemandReferenced(application);
        // A code that was seen too late is gone: the write stands, and the refusal comes after it.
        return await database.WriteAsync(connection => PairAsync(connection, request), cancellationToken)
            ?? throw Refusal.Because(Reason.AppairageInvalide);
    }

    private async Task<PairApplicationResponse?> PairAsync(DbConnection connection, PairApplicationRequest request)
    {
        var now = time.GetUtcNow();
        if (await codes.UseAsync(connection, request.ApplicationId, request.PairingCode, now) is not { } grantId
            || await grants.FindAsync(connection, grantId) is not { } grant)
            return null;
        var compte = await CompteStore.FindAsync(connection, grant.PatientId);
        if (grant.EndingAt(now, compte) != GrantEnding.None) return null;
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretSize));
        await GrantStore.SetSecretAsync(connection, grant, hashes.Secret(grantId, secret));
        return new PairApplicationResponse { Grant = grant.ToContract(), GrantSecret = secret };
    }
}
