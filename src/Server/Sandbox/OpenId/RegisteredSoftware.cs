namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>A practice software that the stub issuer knows.</summary>
/// <param name="Client">Its id.</param>
/// <param name="Audience">The service that its tokens are for.</param>
internal sealed record RegisteredSoftware(string Client, string Audience);
