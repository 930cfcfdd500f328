using System.Globalization;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Parameters;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>Whether a patient is a minor, by the national age of majority. EX_GEN-1550.</summary>
internal sealed class Minority(ParametersFile parameters, TimeProvider time)
{
    private const string Pattern = "yyyy-MM-dd";

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>False when no birth date is told. Its month and day may be in no calendar: digits are compared.</summary>
    public bool IsMinor(Traits traits)
    {
        if (traits.BirthDate.Length != Pattern.Length || !int.TryParse(
                traits.BirthDate.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return false;
        var majority = string.Create(
            CultureInfo.InvariantCulture, $"{year + parameters.Current.AgeMajorite:D4}{traits.BirthDate.AsSpan(4)}");
        var today = TimeZoneInfo.ConvertTime(time.GetUtcNow(), Paris).ToString(Pattern, CultureInfo.InvariantCulture);
        return string.CompareOrdinal(majority, today) > 0;
    }
}
