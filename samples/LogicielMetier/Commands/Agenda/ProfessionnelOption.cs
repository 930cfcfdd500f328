using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>In whose agenda, where it is not the own one: a secretary acts for a doctor.</summary>
internal static class ProfessionnelOption
{
    public static Option<string> New() => new Option<string>("--professionnel")
    {
        Description = "Numéro d'un autre professionnel de la structure de la carte, au lieu de soi-même",
        HelpName = "PS_IdNat ou RPPS",
    }.RefusingEmpty();
}
