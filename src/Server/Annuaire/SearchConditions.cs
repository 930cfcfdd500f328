using Dapper;

namespace MonEspaceSante.Server.Annuaire;

/// <summary>What rows have to meet, as SQL: nothing stands for a criterion that was not told.</summary>
internal sealed class SearchConditions
{
    private readonly List<string> _conditions = [];

    public DynamicParameters Parameters { get; } = new();

    public string Sql => string.Join(" AND ", _conditions);

    public SearchConditions Equal(string column, object? value)
    {
        if (value is null) return this;
        Parameters.Add(column, value);
        return With($"{column} = @{column}");
    }

    /// <param name="column">A key.</param>
    /// <param name="beginning">What it begins with.</param>
    public SearchConditions Begins(string column, byte[]? beginning)
    {
        if (beginning is null) return this;
        Parameters.Add($"{column}_from", beginning);
        Parameters.Add($"{column}_to", SearchKey.After(beginning));
        return With($"{column} >= @{column}_from AND {column} < @{column}_to");
    }

    public SearchConditions With(string condition)
    {
        _conditions.Add(condition);
        return this;
    }

    public SearchConditions Given(string parameter, object value)
    {
        Parameters.Add(parameter, value);
        return this;
    }
}
