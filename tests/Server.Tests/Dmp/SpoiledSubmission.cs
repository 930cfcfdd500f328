using MonEspaceSante.Cps;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>A good submission made bad in one way, and how it must be refused.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Reason">Why it is refused.</param>
/// <param name="Field">The field that the refusal names; null for none.</param>
/// <param name="Messages">The messages to send, from a good deposit and the card of its author.</param>
internal sealed record SpoiledSubmission(
    string Name,
    Reason Reason,
    string? Field,
    Func<RawDeposit, ICarteCps, IEnumerable<SubmitDocumentsRequest>> Messages)
{
    public SpoiledSubmission(string name, Reason reason, string? field, Action<RawDeposit> spoil)
        : this(name, reason, field, (deposit, card) =>
        {
            spoil(deposit);
            return deposit.SignedBy(card);
        })
    {
    }

    public override string ToString() => Name;
}
