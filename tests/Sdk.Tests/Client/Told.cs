namespace MonEspaceSante.Sdk.Tests.Client;

/// <summary>Progress, kept as it is told.</summary>
internal sealed class Told : IProgress<long>
{
    public List<long> Values { get; } = [];

    public void Report(long value) => Values.Add(value);
}
