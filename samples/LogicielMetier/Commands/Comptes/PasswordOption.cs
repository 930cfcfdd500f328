using System.CommandLine;
using MonEspaceSante.LogicielMetier.Refusals;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>A password, on the line or in the environment.</summary>
internal sealed class PasswordOption(string description)
{
    public Option<string> Option { get; } = new Option<string>("--mot-de-passe")
    {
        Description = $"{description} (ou dans {SignInOptions.PasswordVariable})",
        HelpName = "mot de passe",
    }.RefusingEmpty();

    public string Read(ParseResult parsed) =>
        parsed.GetValue(Option) ?? Environment.GetEnvironmentVariable(SignInOptions.PasswordVariable)
            ?? throw LocalRefusal.NoPassword();
}
