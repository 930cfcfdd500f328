using MonEspaceSante.Server.OperatorFiles;


namespace MonEspaceSante.Server.Pki;

/// <summary><c>igc-sante.json</c> as it is written.</summary>
internal sealed record TrustTable(IReadOnlyList<TrustTable.Set> Ensembles) : OperatorTable
{
    /// <summary>Authorities that belong together; <c>Nature</c> is <c>production</c>, <c>test</c> or <c>bac-a-sable</c>.</summary>
    public sealed record Set(string Nom, string Nature, IReadOnlyList<Authority> Autorites, string? Assumption = null);

    /// <summary>An authority by its common name, whom it issues certificates to (<c>personnes</c>, <c>organisations</c>; nobody
    /// where it is not told), where its certificate is found, and where its revocations are told.</summary>
    public sealed record Authority(
        string Nom,
        string? Porteurs = null,
        string? Certificat = null,
        string? Liste = null,
        Responder? Ocsp = null,
        string? Assumption = null);

    /// <summary>An OCSP service. Some prepare their answers and cannot repeat the nonce of a question.</summary>
    public sealed record Responder(string Adresse, bool Nonce = true);
}
