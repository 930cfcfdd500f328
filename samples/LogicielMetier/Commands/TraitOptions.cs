using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>The traits of a patient, as the user knows them.</summary>
internal sealed class TraitOptions
{
    private readonly Option<string> _name = Text("--nom", "Nom de naissance", "nom");
    private readonly Option<string> _given = Text("--prenom", "Prénom de naissance", "prénom");
    private readonly Option<string> _sex = Text("--sexe", "M ou F", "sexe");
    private readonly Option<string> _birth = Text("--naissance", "Date de naissance, JJ/MM/AAAA ou AAAA-MM-JJ", "date");

    public TraitOptions()
    {
        _sex.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not ("M" or "F") and var text }])
                result.AddError($"« {text} » n'est pas attendu ici ; il faut : M, F.");
        });
        _birth.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && BirthDate.Read(text) is null)
                result.AddError($"« {text} » n'est pas une date ; il faut par exemple 28/03/1979 ou 1979-03-28.");
        });
    }

    public IReadOnlyList<Option> All => [_name, _given, _sex, _birth];

    /// <summary>Refuses a search by nothing that dossiers are found by.</summary>
    public void RequireNameOrBirth(Command command) => command.Validators.Add(result =>
    {
        if (!result.Tells(_name) && !result.Tells(_birth))
            result.AddError("Indiquez qui chercher : --nom, --naissance, ou les deux.");
    });

    public void AddTo(Command command)
    {
        foreach (var option in All) command.Options.Add(option);
    }

    public KnownTraits Read(ParseResult parsed) => new(
        parsed.GetValue(_name), parsed.GetValue(_given), parsed.GetValue(_sex), BirthDate.Read(parsed.GetValue(_birth)));

    private static Option<string> Text(string name, string description, string value) =>
        new Option<string>(name) { Description = description, HelpName = value }.RefusingEmpty();
}
