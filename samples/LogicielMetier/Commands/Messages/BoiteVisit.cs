using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Messages;

/// <summary>Somebody in front of a mailbox.</summary>
internal sealed record BoiteVisit(Boite Boite, ParseResult Parsed, Output Output, CancellationToken CancellationToken)
{
    public T? Get<T>(Option<T> option) => Parsed.GetValue(option);

    public T Require<T>(Option<T> option) => Parsed.GetRequiredValue(option);

    public T Require<T>(Argument<T> argument) => Parsed.GetRequiredValue(argument);
}
