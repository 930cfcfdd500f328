using System.CommandLine;
using MonEspaceSante.Identity;

namespace MonEspaceSante.LogicielMetier.Commands.Identites;

/// <summary>The traits of a person as the register compares them: those of a patient, and the place of birth.</summary>
internal sealed class IdentityOptions
{
    private readonly TraitOptions _traits = new();

    private readonly Option<string> _place = new Option<string>("--lieu")
    {
        Description = "Lieu de naissance : code officiel géographique, 5 caractères",
        HelpName = "code",
    }.RefusingEmpty();

    public void AddTo(Command command)
    {
        _traits.AddTo(command);
        command.Options.Add(_place);
    }

    public TraitsIdentite Read(ParseResult parsed)
    {
        var known = _traits.Read(parsed);
        return TraitsIdentite.Parse(
            known.Name ?? "", known.GivenName ?? "", known.Sex ?? "", known.BirthDate ?? "", parsed.GetValue(_place));
    }
}
