namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>All that the stub issuer serves.</summary>
internal sealed class IssuerEndpoints(
    IssuerFaults faults,
    DiscoveryEndpoint discovery,
    AuthorizationEndpoint authorization,
    TokenEndpoint token,
    CibaEndpoint ciba,
    ClaimEndpoints claims,
    EndSessionEndpoint endSession)
{
    public void Map(WebApplication application, Func<string> issuer)
    {
        application.Use((HttpContext context, RequestDelegate next) => faults.InvokeAsync(context, next));
        discovery.Map(application, issuer);
        authorization.Map(application);
        token.Map(application, issuer);
        ciba.Map(application);
        claims.Map(application, issuer);
        endSession.Map(application);
    }
}
