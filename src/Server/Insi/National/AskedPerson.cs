using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Ins.V1;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>What a search told of the person: an answer that tells otherwise is about somebody else.</summary>
internal sealed record AskedPerson
{
    private string? BirthName { get; init; }

    private string? GivenName { get; init; }

    private string? Sex { get; init; }

    private string? BirthDate { get; init; }

    public static AskedPerson Unknown { get; } = new();

    public static AskedPerson Of(TraitsQuery query) => new()
    {
        BirthName = query.Traits.BirthName,
        GivenName = query.GivenName,
        Sex = query.Traits.Sex,
        BirthDate = query.Traits.BirthDate.Value,
    };

    public static AskedPerson Of(VitaleBeneficiary beneficiary) => new() { BirthDate = beneficiary.BirthDate };

    public bool Is(TraitsIdentite told) =>
        (BirthName is null || Words(BirthName) == Words(told.BirthName))
        && (GivenName is null || Words(told.GivenNames).Contains(Words(GivenName), StringComparison.Ordinal))
        && (Sex is null || Sex == told.Sex)
        && (BirthDate is null || BirthDate == told.BirthDate.Value);

    // The register writes hyphens and apostrophes as civil status does, a software as it likes.
    private static string Words(string name) =>
        $" {string.Join(' ', name.Split([' ', '-', '\''], StringSplitOptions.RemoveEmptyEntries))} ";
}
