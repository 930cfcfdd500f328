using System.Data;

namespace MonEspaceSante.Server.Storage;

/// <summary>A column that many rows are inserted into at once.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, without which a null has none.</param>
internal sealed record BulkColumn(string Name, DbType Type)
{
    public static BulkColumn Bytes(string name) => new(name, DbType.Binary);

    public static BulkColumn Number(string name) => new(name, DbType.Int64);

    public static BulkColumn Text(string name) => new(name, DbType.String);
}
