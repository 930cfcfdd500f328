using MonEspaceSante.Identity;

namespace MonEspaceSante.Server.Insi;

/// <summary>One query by traits.</summary>
/// <param name="Traits">The traits; of the place of birth only what <paramref name="WithBirthPlace"/> tells.</param>
/// <param name="GivenName">The one first name that is tried.</param>
/// <param name="WithAllGivenNames">Whether all first names must be those of the person.</param>
/// <param name="WithBirthPlace">Whether the place of birth must be that of the person.</param>
internal sealed record TraitsQuery(
    TraitsIdentite Traits, string GivenName, bool WithAllGivenNames = false, bool WithBirthPlace = false);
