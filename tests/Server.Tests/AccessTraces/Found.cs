namespace MonEspaceSante.Server.Tests.AccessTraces;

/// <summary>At which rank a tampering is found.</summary>
internal enum Found
{
    AtRank,
    AtFirst,
    BeforeLast,
    AtLast,
    AfterLast,
}
