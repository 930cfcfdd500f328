using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>What becomes of one published document.</summary>
/// <param name="File">Its name in the corpus.</param>
/// <param name="Sender">The card that acts.</param>
/// <param name="Patient">The patient that the software names.</param>
/// <param name="Reason">Why it is refused; unspecified when it is accepted.</param>
/// <param name="Rule">The rule in words.</param>
public sealed record CorpusVerdict(string File, CarteDefinition Sender, Ins Patient, Reason Reason, string Rule)
{
    public bool IsAccepted => Reason == Reason.Unspecified;

    public override string ToString() => $"{File}: {(IsAccepted ? "accepted" : Reason)}, {Rule}";
}
