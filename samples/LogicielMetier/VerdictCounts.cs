namespace MonEspaceSante.LogicielMetier;

/// <summary>How many identities of a file had which verdict. Read by scripts.</summary>
internal sealed record VerdictCounts(long Identical, long Different, long Unverified)
{
    public VerdictCounts Plus(VerdictCounts more) =>
        new(Identical + more.Identical, Different + more.Different, Unverified + more.Unverified);
}
