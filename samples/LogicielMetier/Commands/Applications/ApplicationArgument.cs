using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>The application of the catalogue that a command is about.</summary>
internal static class ApplicationArgument
{
    public static Argument<string> New() => new Argument<string>("application")
    {
        Description = "Identifiant de l'application, donné par « catalogue lister »",
    }.RefusingOptions();
}
