namespace MonEspaceSante.Server.Annuaire.Generations;

/// <summary>A generation of a part of the directory, which searches see.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="PublishedAt">When it was published here.</param>
/// <param name="Rows">How many rows came in.</param>
internal sealed record Generation(long Number, DateTimeOffset PublishedAt, long Rows);
