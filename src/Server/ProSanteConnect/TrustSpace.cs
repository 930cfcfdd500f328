using System.Collections.Frozen;
using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.ProSanteConnect;

/// <summary>Whose tokens are taken, from which issuer: <c>espace-de-confiance.json</c>. What it does not tell, it
/// denies.</summary>
internal sealed class TrustSpace
{
    private readonly TrustSpaceTable _table;
    private readonly FrozenSet<string> _software;

    private TrustSpace(OperatorFile file)
    {
        _table = file.Read<TrustSpaceTable>();
        _software = _table.Logiciels.ToFrozenSet();
        Issuer = IssuerOf(file, _table.Emetteur);
    }

    /// <summary>The issuer; null for that of the sandbox.</summary>
    public Uri? Issuer { get; }

    /// <summary>What the issuer knows this service by.</summary>
    public string ClientId => _table.Client;

    /// <exception cref="OperatorFileException">The operator's file has a fault.</exception>
    public static TrustSpace Load(string? path) => new(new("espace-de-confiance.json", path));

    public bool Takes(string? software) => software is not null && _software.Contains(software);

    public bool IsFor(IEnumerable<string> audiences) => audiences.Any(_table.Audiences.Contains);

    public bool IsStrong(string? acr) => acr is not null && _table.Acr.Contains(acr);

    private static Uri? IssuerOf(OperatorFile file, string? told) =>
        told is null ? null
        : Uri.TryCreate(told, UriKind.Absolute, out var issuer) && issuer.Scheme == Uri.UriSchemeHttps ? issuer
        : throw file.Fault("emetteur", "adresse https attendue");
}
