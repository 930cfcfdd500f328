namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>The databases that every test of the store runs on.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}
