namespace MonEspaceSante.Dmp;

/// <summary>Ids of requests, drawn before the first try: all tries are one request.</summary>
internal static class RequestIds
{
    public static string Of(Guid? told) => (told ?? Guid.NewGuid()).ToString("D");
}
