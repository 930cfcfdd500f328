using System.CommandLine;
using MonEspaceSante.Agenda;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>One command in the agenda of the card's holder.</summary>
internal sealed record AgendaVisit(
    AgendaClient Agenda, ParseResult Parsed, Settings Settings, Output Output, CancellationToken CancellationToken)
{
    public T? Get<T>(Option<T> option) => Parsed.GetValue(option);

    public T Require<T>(Option<T> option) => Parsed.GetRequiredValue(option);

    /// <summary>The patient whom an option names.</summary>
    public Ins Patient(Option<string> option) => PatientArgument.Read(Require(option), Settings);

    /// <summary>Names the type only: an identity must never be printed by accident.</summary>
    public override string ToString() => "AgendaVisit(…)";
}
