using Grpc.Core;
using MonEspaceSante.Errors;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>Calls that must be refused.</summary>
internal static class Refused
{
    /// <summary>The refusal of a call through the SDK.</summary>
    public static async Task<MonEspaceSanteException> ByAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (MonEspaceSanteException refusal)
        {
            return refusal;
        }

        throw new AssertionException("The call was not refused");
    }

    /// <summary>A call that its own caller cut.</summary>
    public static async Task ByCutAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (RpcException cut) when (cut.StatusCode == StatusCode.Cancelled)
        {
            return;
        }

        throw new AssertionException("The call was not cut");
    }

    /// <summary>The refusal of a call of the raw contract.</summary>
    public static async Task<WireRefusal> OnTheWireAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (RpcException failure)
        {
            return WireRefusal.Read(failure);
        }

        throw new AssertionException("The call was not refused");
    }
}
