using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Access.V1;

namespace MonEspaceSante.Server.Tests.Habilitation.Cells;

/// <summary>One actor in one mode of access, as a session of the sandbox.</summary>
/// <param name="Name">Such as <c>medecin normal</c>.</param>
/// <param name="Card">The card of the session.</param>
/// <param name="Authentication">How the session is proved.</param>
/// <param name="Access">The mode of access: break-glass is opened by its own call.</param>
/// <param name="Person">Who acts, or answers for the structure.</param>
internal sealed record MatrixColumn(
    string Name, string Card, AuthenticationMode Authentication, AccessMode Access, Professional Person)
{
    public bool IsMedecinTraitant { get; init; }

    /// <summary>Whose documents are the actor's own; a secretary's and a structure's are those of their doctor.</summary>
    public Professional Author { get; init; } = Person;

    /// <summary>The card that sends the actor's own documents: most often the same.</summary>
    public string Sender { get; init; } = Card;

    public bool IsBrisDeGlace => Access == AccessMode.BrisDeGlace;

    /// <summary>Whether the patient authorised the actor. In an emergency only the médecin traitant has been.</summary>
    public bool IsAuthorized => IsMedecinTraitant || Access == AccessMode.Normal;
}
