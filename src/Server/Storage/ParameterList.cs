using Dapper;

namespace MonEspaceSante.Server.Storage;

/// <summary>A list of values in a statement: the engines have no parameter for one in common.</summary>
internal static class ParameterList
{
    /// <returns>The names of the parameters, as they stand between the brackets of an IN; of no value, a name that nothing
    /// equals.</returns>
    public static string AddList<T>(this DynamicParameters parameters, string name, IEnumerable<T> values)
    {
        var names = new List<string>();
        foreach (var value in values)
        {
            parameters.Add($"{name}{names.Count}", value);
            names.Add($"@{name}{names.Count}");
        }

        return names.Count > 0 ? string.Join(',', names) : "NULL";
    }
}
