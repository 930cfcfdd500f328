using System.CommandLine;
using MonEspaceSante.Annuaire;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Annuaire;

/// <summary>Searches professionals.</summary>
internal sealed class AnnuaireChercherCommand
{
    private const int Shown = 50;

    private readonly Option<string> _name = TextOption.New("--nom", "Début du nom d'exercice", "nom");
    private readonly Option<string> _given = TextOption.New("--prenom", "Début du prénom", "prénom");
    private readonly Option<string> _profession = TextOption.New("--profession", "Code de la profession, comme 21 (pharmacien)", "code");
    private readonly Option<string> _speciality = TextOption.New("--specialite", "Code de la spécialité, comme SM26", "code");
    private readonly Option<string> _structure = TextOption.New("--structure", "FINESS, SIRET ou identifiant national de la structure", "numéro");
    private readonly Option<string> _structureName = TextOption.New("--nom-structure", "Début du nom de la structure", "nom");
    private readonly PlaceOptions _place = new();
    private readonly Option<int?> _most = CountOption.New("--nombre", $"Combien au plus (par défaut : {Shown})");

    public static Command Describe(CommandRunner runner)
    {
        var self = new AnnuaireChercherCommand();
        var command = new SectionCommand(
            Section.Directory, "chercher", "Chercher des professionnels par nom, profession, lieu ou structure (RPPS).")
        {
            self._name, self._given, self._profession, self._speciality, self._structure, self._structureName, self._most,
        };
        self._place.AddTo(command);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var found = await connection.Annuaire.SearchProfessionals(Read(parsed), cancellationToken)
            .Take(parsed.GetValue(_most) ?? Shown).ToListAsync(cancellationToken);
        output.Answer(found.Select(AnnuaireAnswers.Of));
        if (found.Count == 0) output.Console.WriteLine("Aucun professionnel trouvé.");
        else output.Console.Write(AnnuaireTables.OfProfessionals(found));
    }

    private ProfessionalSearch Read(ParseResult parsed) => new()
    {
        FamilyName = parsed.GetValue(_name),
        GivenName = parsed.GetValue(_given),
        Profession = parsed.GetValue(_profession),
        Speciality = parsed.GetValue(_speciality),
        Structure = parsed.GetValue(_structure),
        StructureName = parsed.GetValue(_structureName),
        Postcode = _place.Postcode(parsed),
        CommuneName = _place.Commune(parsed),
    };
}
