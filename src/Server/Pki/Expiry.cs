namespace MonEspaceSante.Server.Pki;

/// <summary>When something that trust rests on ends.</summary>
/// <param name="Kind">server, client, root, intermediate or revocation_list.</param>
/// <param name="Name">The name of the authority; <c>serveur</c> for the server's own certificate, <c>pro-sante-connect</c> and
/// <c>insi</c> for those that it shows to others.</param>
/// <param name="At">When it ends.</param>
internal sealed record Expiry(string Kind, string Name, DateTimeOffset At)
{
    public bool IsOfList => Kind == "revocation_list";
}
