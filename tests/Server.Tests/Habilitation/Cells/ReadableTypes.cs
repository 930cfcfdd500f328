using MonEspaceSante.Nomenclature;

namespace MonEspaceSante.Server.Tests.Habilitation.Cells;

/// <summary>The types that each profession reads, of those that a practice software may create.</summary>
internal static class ReadableTypes
{
    private const string General = "47420-5 57828-6 57832-8 61357-0 75468-9";

    private static readonly Dictionary<string, string> AllBut = new()
    {
        ["10"] = "ATTEST-RESID",
        ["21"] = "ATTEST-RESID 68599-0 83901-9",
        ["40"] = "ATTEST-RESID 68599-0 75496-0 80771-9 80788-3 83901-9 83981-1 88348-8",
        ["50"] = "ATTEST-RESID 68599-0 83901-9",
        ["60"] = "ATTEST-RESID 68599-0 83901-9",
        ["69"] = "ATTEST-RESID 68599-0 83901-9",
        ["70"] = "ATTEST-RESID 68599-0 83901-9",
    };

    private static readonly Dictionary<string, string> Only = new()
    {
        ["26"] = General,
        ["28"] = $"{General} 78513-9 83836-7 PRESC-ORTHOPTIE",
        ["80"] = $"{General} PRESC-PEDI",
        ["91"] = $"{General} PRESC-ORTHOPHO",
        ["92"] = $"{General} 78513-9 PRESC-ORTHOPTIE",
        ["94"] = General,
        ["95"] = General,
        ["96"] = General,
    };

    /// <summary>What a practice software may create.</summary>
    public static IReadOnlyList<string> Creatable { get; } =
        [.. DocumentTypes.All.Where(type => type.CreatableByPracticeSoftware).Select(type => type.Code.Value)];

    /// <summary>A profession that no table tells reads nothing.</summary>
    public static IEnumerable<string> By(string profession) =>
        AllBut.TryGetValue(profession, out var denied) ? Creatable.Except(denied.Split(' '))
        : Only.TryGetValue(profession, out var granted) ? Creatable.Intersect(granted.Split(' '))
        : [];
}
