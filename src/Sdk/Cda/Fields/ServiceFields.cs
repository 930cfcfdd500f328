using MonEspaceSante.Dmp;
using MonEspaceSante.Nomenclature;

namespace MonEspaceSante.Cda.Fields;

/// <summary>The act that the document tells of: when, in which setting, in what kind of place.</summary>
/// <remarks>A document may tell of several acts. Its dates and its setting are those of the first act that has
/// them.</remarks>
internal static class ServiceFields
{
    public const string ActTimes = Acts + "/effectiveTime";
    public const string Settings =
        Acts + "/performer/assignedEntity/representedOrganization/standardIndustryClassCode";
    public const string Facility = "componentOf/encompassingEncounter/location/healthCareFacility/code";

    private const string Acts = "documentationOf/serviceEvent";

    public static PartialDate ReadStart(HeaderElement root)
    {
        var time = root.Require(ActTimes, "La date de l'acte manque");
        return (time["value"] is null ? time.Require("low", "Le début de l'acte manque") : time).RequireDate();
    }

    public static PartialDate? ReadStop(HeaderElement root) =>
        root.First(ActTimes)?.First("high") is { } high && high["value"] is not null ? high.RequireDate() : null;

    public static Code ReadPracticeSetting(HeaderElement root) =>
        root.Require(Settings, "Le cadre d'exercice manque").RequireCode(ValueSet.PracticeSettings, "J04");

    public static Code ReadFacilityType(HeaderElement root) =>
        root.Require(Facility, "Le type de structure manque").RequireCode(ValueSet.FacilityTypes, "J02");

    public static IReadOnlyList<Code> ReadEvents(HeaderElement root) =>
        [.. root.All(Acts + "/code").Select(e => e.ReadCode()).OfType<Code>()];
}
