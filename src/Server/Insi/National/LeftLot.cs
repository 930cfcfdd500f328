namespace MonEspaceSante.Server.Insi.National;

/// <summary>A batch that was left at the téléservice.</summary>
/// <param name="Number">What the téléservice calls it.</param>
/// <param name="Count">How many identities it holds.</param>
/// <param name="LeftAt">When it was left.</param>
internal sealed record LeftLot(string Number, int Count, DateTimeOffset LeftAt);
