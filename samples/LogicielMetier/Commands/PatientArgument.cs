using System.CommandLine;
using MonEspaceSante.Identity;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>The patient whom a command is about.</summary>
internal static class PatientArgument
{
    public static Option<string> New() => new Option<string>("--ins")
    {
        Description = "Matricule INS du patient, 15 caractères",
        HelpName = "matricule",
    }.RefusingEmpty();

    /// <summary>Reads a matricule as people write it, in groups or not.</summary>
    public static Ins Read(string matricule, Settings settings) =>
        Ins.Parse(string.Concat(matricule.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant(), settings.Oid);
}
