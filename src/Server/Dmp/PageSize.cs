namespace MonEspaceSante.Server.Dmp;

/// <summary>How many rows a page of a list holds at most.</summary>
internal static class PageSize
{
    private const int Largest = 100;

    /// <param name="asked">What the caller asks for; 0 for as many as there may be.</param>
    public static int Of(int asked) => asked == 0 ? Largest : Math.Clamp(asked, 1, Largest);
}
