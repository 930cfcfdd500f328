using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands;

namespace MonEspaceSante.LogicielMetier.Readers;

/// <summary>The options that take a card in a reader in place of one in a file.</summary>
internal sealed class ReaderOptions
{
    private readonly Option<string> _module = new("--module")
    {
        Description = "Prendre la carte d'un lecteur, avec ce module PKCS#11",
        HelpName = "fichier",
        Recursive = true,
    };

    private readonly Option<string> _reader = new("--lecteur")
    {
        Description = "Prendre la carte de ce lecteur, avec le module de la Cryptolib CPS ou celui de --module",
        HelpName = "nom",
        Recursive = true,
    };

    public ReaderOptions()
    {
        _module.RefusingEmpty();
        _reader.RefusingEmpty();
    }

    public IEnumerable<Option> All => [_module, _reader];

    public ReaderChoice? Read(ParseResult parsed) => (parsed.GetValue(_module), parsed.GetValue(_reader)) switch
    {
        (null, null) => null,
        var (module, reader) => new ReaderChoice(module, reader),
    };
}
