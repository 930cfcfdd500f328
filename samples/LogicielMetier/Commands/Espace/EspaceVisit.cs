using System.CommandLine;
using MonEspaceSante.Compte;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Espace;

/// <summary>A person who is signed in, in front of a dossier.</summary>
internal sealed record EspaceVisit(
    EspaceClient Espace, Ins Patient, ParseResult Parsed, Output Output, CancellationToken CancellationToken)
{
    public T? Get<T>(Option<T> option) => Parsed.GetValue(option);

    /// <summary>Names the type only: an identity must never be printed by accident.</summary>
    public override string ToString() => "EspaceVisit(…)";
}
