using System.CommandLine;
using MonEspaceSante.Identity;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Who signs in, and with what.</summary>
internal sealed class SignInOptions
{
    /// <summary>The environment variable that tells the password, unseen by the other users of the computer.</summary>
    public const string PasswordVariable = "MES_MOT_DE_PASSE";

    private readonly Option<string> _patient = PatientArgument.New();
    private readonly PasswordOption _password = new("Mot de passe de l'assuré");

    private readonly Option<string> _totp = new Option<string>("--totp")
    {
        Description = "Code à six chiffres de l'application d'authentification",
        HelpName = "chiffres",
    }.RefusingEmpty();

    private readonly Option<string> _minor = new Option<string>("--pour")
    {
        Description = "Matricule du mineur que l'assuré représente (par défaut : l'assuré lui-même)",
        HelpName = "matricule",
    }.RefusingEmpty();

    public void AddTo(Command command)
    {
        command.Options.Add(_patient);
        command.Options.Add(_password.Option);
        command.Options.Add(_totp);
        command.Options.Add(_minor);
        command.Require(_patient);
        command.Require(_totp);
    }

    public Person Read(ParseResult parsed, Settings settings)
    {
        var ins = PatientArgument.Read(parsed.GetRequiredValue(_patient), settings);
        var about = parsed.GetValue(_minor) is { } minor ? PatientArgument.Read(minor, settings) : ins;
        return new Person(ins, about, _password.Read(parsed), parsed.GetRequiredValue(_totp));
    }

    /// <summary>Who signs in, and whom it is about. Not a record: a password must never be printed by accident.</summary>
    internal sealed class Person(Ins ins, Ins about, string password, string totp)
    {
        public Ins Ins => ins;

        public Ins About => about;

        public string Password => password;

        public string Totp => totp;
    }
}
