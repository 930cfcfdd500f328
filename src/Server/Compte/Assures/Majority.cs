using System.Globalization;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Parameters;

namespace MonEspaceSante.Server.Compte.Assures;

/// <summary>When a person reaches the national age of majority, at midnight in France.</summary>
internal sealed class Majority(ParametersFile parameters)
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The instant; null when not even the year of birth is known. A day that no calendar knows counts as the last
    /// of its year.</summary>
    public DateTimeOffset? Of(Traits traits)
    {
        if (traits.BirthDate.Length < 4
            || !int.TryParse(traits.BirthDate.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return null;
        var born = DateOnly.TryParseExact(
            traits.BirthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var known)
            ? known
            : new DateOnly(year, 12, 31);
        // Whoever was born on 29 February comes of age the day after the 28th.
        var birthday = born is { Month: 2, Day: 29 } ? born.AddDays(1).AddYears(parameters.Current.AgeMajorite)
            : born.AddYears(parameters.Current.AgeMajorite);
        var midnight = birthday.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Paris.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
