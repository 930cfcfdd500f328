using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands.Annuaire;

/// <summary>Where somebody is searched for: five digits of a postcode, or the name of a commune.</summary>
internal sealed class PlaceOptions
{
    private readonly Option<string> _postcode = TextOption.New("--code-postal", "Code postal", "code");
    private readonly Option<string> _commune = TextOption.New("--commune", "Nom de la commune, arrondissements compris", "nom");

    public void AddTo(Command command)
    {
        command.Options.Add(_postcode);
        command.Options.Add(_commune);
    }

    public string? Postcode(ParseResult parsed) => parsed.GetValue(_postcode);

    public string? Commune(ParseResult parsed) => parsed.GetValue(_commune);
}
