using MonEspaceSante.Identity;

namespace MonEspaceSante.Insi;

/// <summary>One identity of a batch to verify.</summary>
/// <param name="Line">What the caller knows it by, 1 to 64 characters, another for each: never an identity.</param>
/// <param name="Ins">The number.</param>
/// <param name="Traits">The traits.</param>
public sealed record IdentityToVerify(string Line, Ins Ins, TraitsIdentite Traits)
{
    /// <summary>The line of a patient of the practice. One in doubt is not verified.</summary>
    /// <param name="line">What the caller knows it by.</param>
    /// <param name="patient">The identity.</param>
    /// <exception cref="Errors.InsRefusedException">IDENTITE_DOUTEUSE, or IDENTITE_NON_QUALIFIEE when there is no matricule
    /// to verify.</exception>
    public static IdentityToVerify Of(string line, IdentitePatient patient)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(patient);
        return new IdentityToVerify(line, patient.DemandVerifiable(), patient.Traits);
    }

    /// <summary>Names the line only: logs hold no identity.</summary>
    public override string ToString() => $"IdentityToVerify({Line})";
}
