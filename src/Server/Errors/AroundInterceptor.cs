using Grpc.Core;
using Grpc.Core.Interceptors;

namespace MonEspaceSante.Server.Errors;

/// <summary>An interceptor that does the same around calls of all four kinds.</summary>
internal abstract class AroundInterceptor : Interceptor
{
    public sealed override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        TResponse response = null!;
        await AroundAsync(context, async () => response = await continuation(request, context));
        return response;
    }

    public sealed override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        TResponse response = null!;
        await AroundAsync(context, async () => response = await continuation(Receive(requestStream), context));
        return response;
    }

    public sealed override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        AroundAsync(context, () => continuation(request, responseStream, context));

    public sealed override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        AroundAsync(context, () => continuation(Receive(requestStream), responseStream, context));

    protected virtual IAsyncStreamReader<T> Receive<T>(IAsyncStreamReader<T> messages) => messages;

    protected abstract Task AroundAsync(ServerCallContext context, Func<Task> call);
}
