using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>The file that a calendar goes to.</summary>
internal static class CalendarFileOption
{
    public static Option<string> New() => new Option<string>("--sortie")
    {
        Description = "Fichier à écrire ; il est remplacé s'il existe et que l'export réussit",
        HelpName = "fichier",
    }.RefusingEmpty();
}
