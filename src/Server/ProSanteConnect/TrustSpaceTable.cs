using MonEspaceSante.Server.OperatorFiles;


namespace MonEspaceSante.Server.ProSanteConnect;

/// <summary><c>espace-de-confiance.json</c> as it is written.</summary>
internal sealed record TrustSpaceTable(
    string Client,
    IReadOnlyList<string> Audiences,
    IReadOnlyList<string> Acr,
    IReadOnlyList<string> Logiciels,
    string? Emetteur = null) : OperatorTable;
