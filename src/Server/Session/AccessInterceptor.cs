using System.Collections.Frozen;
using Grpc.Core;
using MonEspaceSante.Server.Errors;

namespace MonEspaceSante.Server.Session;

/// <summary>Lets a call in by the gate of its audience, which the service tells and no field of a request.</summary>
internal sealed class AccessInterceptor(IEnumerable<IGate> gates) : AroundInterceptor
{
    private readonly FrozenDictionary<Audience, IGate> _gates = gates.ToFrozenDictionary(gate => gate.Audience);

    protected override async Task AroundAsync(ServerCallContext context, Func<Task> call)
    {
        await _gates[Audiences.Of(context.Method)].LetInAsync(context);
        await call();
    }
}
