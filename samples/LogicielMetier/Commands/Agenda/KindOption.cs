using System.CommandLine;
using MonEspaceSante.Agenda;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>What an appointment is for.</summary>
internal static class KindOption
{
    public static Option<RendezVousKind> New() => ChoiceOption.New(
        "--nature",
        "Nature (par défaut : rendez-vous)",
        ("rendez-vous", RendezVousKind.RendezVous),
        ("examen", RendezVousKind.Examen),
        ("bilan", RendezVousKind.Bilan),
        ("vaccination", RendezVousKind.Vaccination));

    public static RendezVousKind Read(ParseResult parsed, Option<RendezVousKind> option) =>
        parsed.GetValue(option) is var told and not RendezVousKind.Unknown ? told : RendezVousKind.RendezVous;
}
