using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>The traits of a patient, as the user knows them.</summary>
internal sealed class TraitOptions
{
    private readonly Option<string> _name = Text("--nom", "Nom de naissance", "nom");
    private readonly Option<string> _given = Text("--prenom", "Prénom de naissance", "prénom");
    private readonly Option<string> _sex = Text("--sexe", "M ou F", "sexe");
    private readonly Option<string> _birth = Text("--naissance", "Date de naissance, AAAA-MM-JJ", "date");

    public IReadOnlyList<Option> All => [_name, _given, _sex, _birth];

    public void AddTo(Command command)
    {
        foreach (var option in All) command.Options.Add(option);
    }

    public KnownTraits Read(ParseResult parsed) => new(
        parsed.GetValue(_name), parsed.GetValue(_given), parsed.GetValue(_sex), parsed.GetValue(_birth));

    private static Option<string> Text(string name, string description, string value) =>
        new Option<string>(name) { Description = description, HelpName = value }.RefusingEmpty();
}
