namespace MonEspaceSante.Server.Session;

/// <summary>Whom a service is for.</summary>
internal enum Audience
{
    /// <summary>Professionals and structures, by their certificates and a session.</summary>
    Professional,

    /// <summary>Insured persons, without a certificate, by the token of their own session.</summary>
    Person,

    /// <summary>The operator of the accounts, by the certificates of its structure and a session.</summary>
    Operator,

    /// <summary>Applications of the catalogue, by their certificate and the token of a grant.</summary>
    Application,
}
