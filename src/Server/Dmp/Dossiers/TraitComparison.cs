using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>Which traits a practice software tells otherwise than the account, and never how the account tells them.</summary>
internal static class TraitComparison
{
    private const string NonRenseigne = "NON RENSEIGNE";

    public static IEnumerable<DivergingTrait> Diverging(Traits local, Traits account)
    {
        if (IsOtherName(local.BirthName, account.BirthName)) yield return DivergingTrait.BirthName;
        if (IsOtherFirstNames(local.GivenNames, account.GivenNames)) yield return DivergingTrait.GivenNames;
        if (IsOther(local.Sex, account.Sex)) yield return DivergingTrait.Sex;
        if (IsOther(local.BirthDate, account.BirthDate)) yield return DivergingTrait.BirthDate;
    }

    private static bool IsOtherName(string local, string account) =>
        NormalizedName.Of(account) != NonRenseigne && IsOther(NormalizedName.Of(local), NormalizedName.Of(account));

    // A software that keeps the first of several first names tells nothing else.
    private static bool IsOtherFirstNames(string local, string account)
    {
        var (mine, theirs) = (NormalizedName.Of(local), NormalizedName.Of(account));
        return IsOther(mine, theirs) && !theirs.StartsWith($"{mine} ", StringComparison.Ordinal);
    }

    // Nothing told is nothing told otherwise.
    private static bool IsOther(string local, string account) =>
        local.Length > 0 && account.Length > 0 && local != account;
}
