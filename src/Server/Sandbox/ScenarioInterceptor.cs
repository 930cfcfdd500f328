using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Errors;
using MonEspaceSante.Server.Pki;

namespace MonEspaceSante.Server.Sandbox;

/// <summary>Plays the failure that a vendor asks for, after the caller was let in. Elsewhere than in a sandbox a scenario is
/// refused: a software that asks for one there is not set for real patients.</summary>
internal sealed class ScenarioInterceptor(TrustSets trust, CurrentScenario current, TimeProvider time) : AroundInterceptor
{
    protected override async Task AroundAsync(ServerCallContext context, Func<Task> call)
    {
        if (context.RequestHeaders.GetValue(Scenario.Header) is not { } name)
        {
            await call();
            return;
        }

        if (trust.Nature != TrustNature.Sandbox)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation(Scenario.Header, "réservé au bac à sable"));
        await PlayAsync(Scenario.Parse(name), context, call);
    }

    private async Task PlayAsync(Scenario scenario, ServerCallContext context, Func<Task> call)
    {
        if (scenario.IsOutage) throw new RpcException(new Status(StatusCode.Unavailable, "Scenario of the sandbox."));
        if (scenario.Refused is { } reason) throw Refusal.Because(reason);
        if (scenario.Pause > TimeSpan.Zero) await Task.Delay(scenario.Pause, time, context.CancellationToken);
        current.Value = scenario;
        await call();
        if (scenario.LosesAnswer) context.GetHttpContext().Abort();
    }
}
