using Grpc.Core;

namespace MonEspaceSante.Server.Session;

/// <summary>Lets the callers of one audience in.</summary>
internal interface IGate
{
    Audience Audience { get; }

    /// <summary>Demands that the caller may make the call, and tells the call who it is.</summary>
    Task LetInAsync(ServerCallContext context);
}
