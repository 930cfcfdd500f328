using System.Data.Common;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Catalogue.Applications;
using MonEspaceSante.Server.Catalogue.Granted;
using MonEspaceSante.Server.Catalogue.Grants;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Pairing;

/// <summary>Opens a session of a grant, for whoever has its secret and a certificate of its publisher.</summary>
internal sealed class OpenGrant(
    Database database, GrantStore grants, CatalogueHashes hashes, DemandGrant demandGrant, GrantToken tokens)
{
    public async Task<GrantSession> RunAsync(
        X509Certificate2 certificate, OpenGrantRequest request, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(request.GrantId, out var grantId)
            || !await database.ReadAsync(connection => IsKnownAsync(connection, certificate, grantId, request.GrantSecret), cancellationToken))
            throw Refusal.Because(Reason.AppairageInvalide);
        await demandGrant.RunAsync(new ApplicationCaller(grantId, certificate), scope: null, cancellationToken);
        var (token, expiresAt) = tokens.Issue(grantId, certificate);
        return new GrantSession { Token = token, ExpireTime = expiresAt.ToTimestamp() };
    }

    private async Task<bool> IsKnownAsync(
        DbConnection connection, X509Certificate2 certificate, Guid grantId, string secret) =>
        await grants.FindAsync(connection, grantId) is { SecretHash: { } kept } grant
        && CryptographicOperations.FixedTimeEquals(kept, hashes.Secret(grantId, secret))
        && await ApplicationStore.FindAsync(connection, grant.ApplicationId) is { } application
        && PublisherCertificate.IsOf(certificate, application.Application);
}
