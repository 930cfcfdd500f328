using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>The appointment that a command is about, and why it is cancelled.</summary>
internal static class RendezVousArgument
{
    public static Argument<string> New(string listing) => new Argument<string>("rendez-vous")
    {
        Description = $"Identifiant du rendez-vous, donné par « {listing} »",
    }.RefusingOptions();

    public static Option<string> Reason(string reader) => new Option<string>("--motif")
    {
        Description = $"Motif, que {reader} lit",
        HelpName = "motif",
    }.RefusingEmpty();

    public static Option<DateTimeOffset?> Occurrence() =>
        DateOption.New("--date", "N'annuler que cette date de la série, jour et heure");
}
