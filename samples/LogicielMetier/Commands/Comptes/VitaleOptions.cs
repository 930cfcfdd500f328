using System.CommandLine;
using MonEspaceSante.Compte;
using MonEspaceSante.Identity;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>A Vitale card, as its holder reads it aloud.</summary>
internal sealed class VitaleOptions
{
    private readonly Option<string> _serial = Text("--serie", "Numéro de série de la carte Vitale", "chiffres");
    private readonly Option<string> _birth = Text("--naissance", "Date de naissance du bénéficiaire, JJ/MM/AAAA ou AAAA-MM-JJ", "date");
    private readonly Option<string> _insured = Text("--assure", "Matricule de l'ouvrant droit (par défaut : celui de --ins)", "matricule");
    private readonly Option<int?> _rank = CountOption.New("--rang", "Rang parmi les bénéficiaires nés le même jour (par défaut : 1)", 9);

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _serial, _birth, _insured, _rank }) command.Options.Add(option);
        command.Require(_serial);
        command.Require(_birth);
    }

    public CarteAssure Read(ParseResult parsed, Ins patient) => new(
        parsed.GetValue(_insured) ?? patient.Matricule,
        MonEspaceSante.Identity.BirthDate.Parse(BirthDate.Read(parsed.GetRequiredValue(_birth)) ?? ""),
        parsed.GetRequiredValue(_serial),
        parsed.GetValue(_rank) ?? 1);

    private static Option<string> Text(string name, string description, string value) =>
        new Option<string>(name) { Description = description, HelpName = value }.RefusingEmpty();
}
