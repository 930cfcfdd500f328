using System.CommandLine;
using System.CommandLine.Parsing;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Commands;
using MonEspaceSante.LogicielMetier.Readers;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.LogicielMetier;

/// <summary>The options that every command takes.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<string> _carte = new("--carte")
    {
        Description = $"Carte du professionnel : nom au bac à sable, ou fichier .p12 (par défaut : {Settings.DefaultCarte})",
        HelpName = "carte",
        Recursive = true,
    };

    private readonly Option<string> _code = new("--code")
    {
        Description = $"Code porteur de la carte ({SandboxFiles.Pin} pour celles du bac à sable ; demandé pour une autre, ou pris dans {Settings.CodeVariable})",
        HelpName = "code",
        Recursive = true,
    };

    private readonly Option<string> _oid = new("--oid")
    {
        Description = $"Autorité qui a attribué le matricule (par défaut : {InsOid.NirTest}, le NIR de test)",
        HelpName = "oid",
        Recursive = true,
    };

    private readonly Option<string> _server = new("--serveur")
    {
        Description = $"Adresse du serveur (par défaut : {Settings.DefaultServer})",
        HelpName = "url",
        Recursive = true,
    };

    private readonly Option<string> _dataFolder = new("--donnees")
    {
        Description = $"Dossier du bac à sable et de ses cartes (par défaut : {Settings.DefaultDataFolder})",
        HelpName = "dossier",
        Recursive = true,
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Répondre en JSON, pour un script",
        Recursive = true,
    };

    private readonly ReaderOptions _reader = new();
    private readonly AccessOptions _access = new();

    public GlobalOptions()
    {
        _server.Validators.Add(MustBeHttps);
        foreach (var option in new[] { _carte, _code, _oid, _dataFolder })
            option.RefusingEmpty();
    }

    public void AddTo(Command root)
    {
        foreach (var option in (Option[])[_carte, .. _reader.All, _code, _oid, _server, _dataFolder, _json, .. _access.All])
            root.Options.Add(option);
    }

    public Settings Read(ParseResult parsed) => new()
    {
        Carte = parsed.GetValue(_carte) ?? Settings.DefaultCarte,
        Reader = _reader.Read(parsed),
        Code = parsed.GetValue(_code) ?? Environment.GetEnvironmentVariable(Settings.CodeVariable),
        MayAsk = !WantsJson(parsed) && !Console.IsInputRedirected,
        Oid = parsed.GetValue(_oid) ?? InsOid.NirTest,
        Server = new Uri(parsed.GetValue(_server) ?? Settings.DefaultServer),
        DataFolder = parsed.GetValue(_dataFolder) ?? Settings.DefaultDataFolder,
        Access = _access.Read(parsed),
    };

    /// <summary>Whether a script reads the answer; known even when the rest of the line is wrong.</summary>
    public bool WantsJson(ParseResult parsed) => parsed.GetResult(_json) is { Implicit: false };

    private static void MustBeHttps(OptionResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : null;
        if (text is not null && !IsHttps(text))
            result.AddError($"« {text} » n'est pas une adresse ; il faut par exemple {Settings.DefaultServer}.");
    }

    private static bool IsHttps(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.Port > 0;
}
