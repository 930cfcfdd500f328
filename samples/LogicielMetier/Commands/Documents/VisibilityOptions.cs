using System.CommandLine;
using MonEspaceSante.Dmp;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>To whom a document is shown. The author chooses at each deposit.</summary>
internal sealed class VisibilityOptions
{
    private readonly Option<bool> _hiddenFromProfessionals = new("--masque-ps")
    {
        Description = "Masquer le document aux professionnels, hors son auteur et le médecin traitant",
    };

    private readonly Option<bool> _hiddenFromPatient = new("--invisible-patient")
    {
        Description = "Ne pas montrer le document au patient avant qu'il lui ait été annoncé",
    };

    private readonly Option<bool> _hiddenFromRepresentatives = new("--invisible-representants")
    {
        Description = "Ne pas montrer le document aux représentants légaux d'un mineur",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_hiddenFromProfessionals);
        command.Options.Add(_hiddenFromPatient);
        command.Options.Add(_hiddenFromRepresentatives);
    }

    public Visibility Read(ParseResult parsed) => new(
        !parsed.GetValue(_hiddenFromProfessionals),
        !parsed.GetValue(_hiddenFromPatient),
        !parsed.GetValue(_hiddenFromRepresentatives));
}
