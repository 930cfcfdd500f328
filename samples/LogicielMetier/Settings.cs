using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Readers;

namespace MonEspaceSante.LogicielMetier;

/// <summary>What the global options say. Not a record: the code of a card must never be printed by accident.</summary>
internal sealed class Settings
{
    public const string DefaultServer = "https://localhost:5443";
    public const string DefaultDataFolder = "donnees";
    public const string DefaultCarte = "medecin";

    /// <summary>The environment variable that tells the code, unseen by the other users of the computer.</summary>
    public const string CodeVariable = "MES_CODE";

    public required string Carte { get; init; }

    /// <summary>Where the card is inserted. Null takes <see cref="Carte"/>.</summary>
    public ReaderChoice? Reader { get; init; }

    /// <summary>Null when nobody has told it.</summary>
    public string? Code { get; init; }

    /// <summary>Whether a person is there to be asked for what is missing.</summary>
    public required bool MayAsk { get; init; }

    public required string Oid { get; init; }

    public required Uri Server { get; init; }

    public required string DataFolder { get; init; }

    public AccessChoice Access { get; init; } = new();

    /// <summary>The same sandbox, for whoever tells nothing else.</summary>
    public Settings ByDefault() => new()
    {
        Carte = DefaultCarte,
        MayAsk = MayAsk,
        Oid = InsOid.NirTest,
        Server = Server,
        DataFolder = DataFolder,
    };

    public Settings At(Uri server) => new()
    {
        Carte = Carte,
        Reader = Reader,
        Code = Code,
        MayAsk = MayAsk,
        Oid = Oid,
        Server = server,
        DataFolder = DataFolder,
        Access = Access,
    };
}
