using MonEspaceSante.Identity;

namespace MonEspaceSante.Compte;

/// <summary>A letter, or an electronic mail, that the operator sends.</summary>
/// <param name="Token">Acknowledges this letter and those before.</param>
/// <param name="Motive">Why it is sent.</param>
/// <param name="Channel">How.</param>
/// <param name="Recipient">To whom: the person, or the parent of attachment of a minor.</param>
/// <param name="Address">The lines of the address, or the electronic address.</param>
/// <param name="Person">Whose account it is about.</param>
/// <param name="Code">The provisional code, in groups as it is printed. Empty in a letter of motive
/// <see cref="CodeMotive.Securite"/>.</param>
/// <param name="CodeExpireTime">Until when the code serves. Null without a code.</param>
/// <param name="OppositionEndTime">Until when the person may oppose. Null unless the letter announces the
/// account.</param>
public sealed record Courrier(
    string Token,
    CodeMotive Motive,
    CodeChannel Channel,
    PersonName Recipient,
    IReadOnlyList<string> Address,
    PersonName Person,
    string Code,
    DateTimeOffset? CodeExpireTime,
    DateTimeOffset? OppositionEndTime)
{
    /// <summary>Names the type only: logs hold neither names nor codes.</summary>
    public override string ToString() => "Courrier(…)";
}
