using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands.Annuaire;

/// <summary>A criterion of a search, in words.</summary>
internal static class TextOption
{
    public static Option<string> New(string name, string description, string helpName) =>
        new Option<string>(name) { Description = description, HelpName = helpName }.RefusingEmpty();
}
