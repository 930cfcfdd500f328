using MonEspaceSante.Identity;

namespace MonEspaceSante.Dmp;

/// <summary>Someone or something that wrote a document, or answers for it.</summary>
/// <param name="Id">The person's national identifier (PS_IdNat), or the identifier of a device. Empty when the
/// document tells none.</param>
/// <param name="Name">The person's name, or the device's.</param>
/// <param name="Structure">The structure that the author wrote for. Null when the document names none.</param>
/// <param name="Speciality">Profession and speciality, such as <c>G15_10/SM26</c>. Null when the document tells
/// none.</param>
/// <param name="Role">The part the author played, in words. Null when the document tells none.</param>
public sealed record Author(
    string Id, PersonName Name, Structure? Structure = null, Code? Speciality = null, string? Role = null)
{
    /// <summary>Names the type only: a patient may be the author, and no log ever holds a patient's identity.</summary>
    public override string ToString() => "Author(…)";
}
