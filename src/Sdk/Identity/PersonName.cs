namespace MonEspaceSante.Identity;

/// <summary>The name of a person, or of a device, as it is displayed.</summary>
/// <param name="Family">The name in use, or the birth name where no other is known.</param>
/// <param name="Given">The first name in use. Empty when none is known.</param>
public sealed record PersonName(string Family, string Given)
{
    /// <summary>Names the type only: a patient may bear the name, and no log ever holds an identity.</summary>
    public override string ToString() => "PersonName(…)";
}
