using MonEspaceSante.Cda.Fields;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Lint;

/// <summary>What a header must say of the act: when and where it took place.</summary>
internal static class ServiceRules
{
    public static IReadOnlyList<HeaderRule> All { get; } =
    [
        new("ACTE_DATES", JudgeTimes),
        new("CADRE_EXERCICE", header => { ServiceFields.ReadPracticeSetting(header.Root); }),
        new("TYPE_STRUCTURE", header => { ServiceFields.ReadFacilityType(header.Root); }),
    ];

    private static void JudgeTimes(CdaHeader header)
    {
        var start = ServiceFields.ReadStart(header.Root);
        if (ServiceFields.ReadStop(header.Root) is not { } stop)
            return;

        // Told to the day only, both begin at midnight: compared as far as the less precise one goes.
        var precision = Math.Min(start.Digits.Length, stop.Digits.Length);
        var cut = (start.Digits[..precision], stop.Digits[..precision]);
        if (start.Offset == stop.Offset
            ? string.CompareOrdinal(cut.Item1, cut.Item2) > 0
            : start.ToInstant() > stop.ToInstant().AddDays(1))
            throw header.Root.First(ServiceFields.ActTimes)!.Fault(
                Reason.CdaChampInvalide, "La fin de l'acte précède son début");
    }
}
