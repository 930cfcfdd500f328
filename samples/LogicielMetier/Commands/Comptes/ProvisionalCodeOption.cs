using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>The provisional code of a letter.</summary>
internal static class ProvisionalCodeOption
{
    public static Option<string> New() => new Option<string>("--code-provisoire")
    {
        Description = "Code provisoire du courrier ou du courriel",
        HelpName = "code",
    }.RefusingEmpty();
}
