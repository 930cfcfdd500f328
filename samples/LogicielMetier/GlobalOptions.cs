using System.CommandLine;
using System.CommandLine.Parsing;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.LogicielMetier;

/// <summary>The options that every command takes.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<string> _carte = new("--carte")
    {
        Description = "Carte du professionnel : son nom dans le bac à sable, ou un fichier .p12",
        HelpName = "carte",
        DefaultValueFactory = _ => "medecin",
        Recursive = true,
    };

    private readonly Option<string> _code = new("--code")
    {
        Description = "Code porteur de la carte",
        HelpName = "code",
        DefaultValueFactory = _ => SandboxFiles.Pin,
        Recursive = true,
    };

    private readonly Option<string> _oid = new("--oid")
    {
        Description = "Autorité qui a attribué le matricule du patient",
        HelpName = "oid",
        DefaultValueFactory = _ => InsOid.NirTest,
        Recursive = true,
    };

    private readonly Option<string> _server = new("--serveur")
    {
        Description = "Adresse du serveur",
        HelpName = "url",
        DefaultValueFactory = _ => Settings.DefaultServer,
        Recursive = true,
    };

    private readonly Option<string> _dataFolder = new("--donnees")
    {
        Description = "Dossier du bac à sable : ses cartes, ses documents",
        HelpName = "dossier",
        DefaultValueFactory = _ => Settings.DefaultDataFolder,
        Recursive = true,
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Répondre en JSON, pour un script",
        Recursive = true,
    };

    public GlobalOptions()
    {
        _server.Validators.Add(MustBeHttps);
        foreach (var option in new[] { _carte, _code, _oid, _dataFolder })
            option.Validators.Add(MustNotBeEmpty);
    }

    public void AddTo(Command root)
    {
        foreach (var option in new Option[] { _carte, _code, _oid, _server, _dataFolder, _json })
            root.Options.Add(option);
    }

    public Settings Read(ParseResult parsed) => new()
    {
        Carte = parsed.GetRequiredValue(_carte),
        Code = parsed.GetRequiredValue(_code),
        Oid = parsed.GetRequiredValue(_oid),
        Server = new Uri(parsed.GetRequiredValue(_server)),
        DataFolder = parsed.GetRequiredValue(_dataFolder),
    };

    /// <summary>Whether a script reads the answer; known even when the rest of the line is wrong.</summary>
    public bool WantsJson(ParseResult parsed) => parsed.GetResult(_json) is { Implicit: false };

    private static void MustBeHttps(OptionResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : null;
        if (text is not null && !(Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.Port > 0))
            result.AddError($"« {text} » n'est pas une adresse : --serveur attend par exemple https://localhost:5443.");
    }

    private static void MustNotBeEmpty(OptionResult result)
    {
        if (result.Tokens is [{ Value: "" }])
            result.AddError($"{result.Option.Name} attend une valeur.");
    }
}
