namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>Choices that a property test draws, so that it can also find the smallest that fail. Always the first once
/// they are used up.</summary>
internal sealed class Choices(byte[] drawn)
{
    private int _used;

    public int Next(int count) => _used < drawn.Length ? drawn[_used++] % count : 0;

    public T Of<T>(IReadOnlyList<T> options) => options[Next(options.Count)];
}
