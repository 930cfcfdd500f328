namespace MonEspaceSante.Server.Dmp;

/// <summary>A place in a list by instants, latest first; rows of the same instant are told apart by their keys.</summary>
internal sealed record ListPlace(long At, byte[] Key)
{
    /// <summary>Before the first row: later than any instant.</summary>
    public static readonly ListPlace Start = new(long.MaxValue, []);
}
