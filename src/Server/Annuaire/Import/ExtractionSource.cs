namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>A file to import.</summary>
/// <param name="Reader">What it is.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record ExtractionSource(ExtractionReader Reader, string Name, Stream Lines);
