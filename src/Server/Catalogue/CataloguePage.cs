namespace MonEspaceSante.Server.Catalogue;

/// <summary>How many rows a page of the catalogue's lists holds at most.</summary>
internal static class CataloguePage
{
    private const int Default = 50;
    private const int Largest = 200;

    /// <param name="asked">What the caller asks for; 0 for as many as there are by default.</param>
    public static int SizeOf(int asked) => asked == 0 ? Default : Math.Clamp(asked, 1, Largest);
}
