namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>What is wrong with the stub issuer.</summary>
public enum IssuerOutage
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It answers 503.</summary>
    Unavailable,

    /// <summary>It takes requests and answers none.</summary>
    Silent,

    /// <summary>It answers everything with a web page, as a proxy of a practice may.</summary>
    WebPage,

    /// <summary>Its answers never end.</summary>
    Endless,
}
