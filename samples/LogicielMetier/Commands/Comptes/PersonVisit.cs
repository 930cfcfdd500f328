using System.CommandLine;
using MonEspaceSante.Agenda;
using MonEspaceSante.Catalogue;
using MonEspaceSante.Compte;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>A person who is signed in, for oneself or for a minor.</summary>
internal sealed record PersonVisit(
    PersonneClient Client, Ins Patient, ParseResult Parsed, Output Output, CancellationToken CancellationToken)
{
    public CompteClient Compte => Client.Compte;

    public EspaceClient Espace => Client.Espace;

    public AgendaPatientClient Agenda => Client.Agenda;

    public CatalogueClient Catalogue => Client.Catalogue;

    public T? Get<T>(Option<T> option) => Parsed.GetValue(option);

    public T Require<T>(Option<T> option) => Parsed.GetRequiredValue(option);

    public T Require<T>(Argument<T> argument) => Parsed.GetRequiredValue(argument);

    /// <summary>Names the type only: an identity must never be printed by accident.</summary>
    public override string ToString() => "PersonVisit(…)";
}
