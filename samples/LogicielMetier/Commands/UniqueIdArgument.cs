using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>The document that a command is about.</summary>
internal static class UniqueIdArgument
{
    public static Argument<string> New() => new Argument<string>("identifiant")
    {
        Description = "Identifiant du document, donné par « document lister »",
    }.RefusingOptions();
}
