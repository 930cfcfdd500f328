namespace MonEspaceSante.Dmp;

/// <summary>The patient's consent to be read. Nothing of it is ever preset (EX_0.2-1100).</summary>
/// <param name="Text">The text that was shown or read to the patient, 1 to 4000 characters. It is kept with the
/// authorisation. <see cref="ConsentText"/> offers a wording.</param>
/// <param name="IsGiven">Whether the patient agreed, as the user has just said on the screen.</param>
public sealed record Consent(string Text, bool IsGiven)
{
    /// <summary>Tells the answer only: the text may name the patient.</summary>
    public override string ToString() => $"Consent({IsGiven})";
}
