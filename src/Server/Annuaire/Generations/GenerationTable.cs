namespace MonEspaceSante.Server.Annuaire.Generations;

/// <summary>A table that every generation of a part of the directory has its own of.</summary>
/// <param name="Name">Its name, before the number of the generation.</param>
/// <param name="Columns">Its columns, as a migration tells them.</param>
/// <param name="Indexes">What its indexes are on, by the column that leads each.</param>
internal sealed record GenerationTable(string Name, string Columns, IReadOnlyDictionary<string, string> Indexes)
{
    public string Of(long generation) => $"{Name}_{generation}";

    public string CreateSql(long generation) => $"CREATE TABLE {Of(generation)} ({Columns})";

    // Made once the rows are in: in the order of each index, which is many times faster than row by row.
    public IEnumerable<string> IndexSql(long generation) => Indexes
        .Select(index => $"CREATE INDEX {Of(generation)}_{index.Key} ON {Of(generation)} {index.Value}")
        .Append($"ANALYZE {Of(generation)}");

    public string DropSql(long generation) => $"DROP TABLE IF EXISTS {Of(generation)}";
}
