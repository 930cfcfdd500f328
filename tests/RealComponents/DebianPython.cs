using System.Diagnostics;

namespace MonEspaceSante.RealComponents;

/// <summary>Debian's Python, whose gRPC and Protobuf are not ours: a peer that shares no code with .NET.</summary>
/// <remarks>Another Python may come first on the PATH, without these packages. Debian has no gRPC plugin for protoc
/// that fits: peers use generic stubs (<c>channel.unary_unary</c>, <c>grpc.method_handlers_generic_handler</c>).
/// </remarks>
public static class DebianPython
{
    private const string Python = "/usr/bin/python3";
    private const string Protoc = "/usr/bin/protoc";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Lazy<Task<bool>> Present = new(() => Task.Run(IsPresentAsync));

    /// <summary>Ends the test as <see cref="RealComponent.Require"/> says where the peers cannot run.</summary>
    public static async Task RequireAsync(CancellationToken cancellationToken = default) => RealComponent.Require(
        await Present.Value.WaitAsync(cancellationToken),
        "Debian's Python with gRPC is absent: apt-get install python3-grpcio python3-protobuf protobuf-compiler");

    /// <summary>Compiles protos, named relative to their folder, to Python modules.</summary>
    public static async Task CompileAsync(
        string protoFolder, IEnumerable<string> protos, string modules, CancellationToken cancellationToken = default)
    {
        await RequireAsync(cancellationToken);
        Directory.CreateDirectory(modules);
        var command = new ProcessStartInfo(
            Protoc, [$"--proto_path={protoFolder}", $"--python_out={modules}", .. protos]);
        (await ForeignProcess.RunAsync(command, Patience, cancellationToken)).RequireSuccess();
    }

    public static async Task<ForeignProcess> StartAsync(
        PythonScript script, CancellationToken cancellationToken = default)
    {
        await RequireAsync(cancellationToken);
        return ForeignProcess.Start(Command([script.Path, .. script.Arguments], script.Modules));
    }

    /// <summary>Runs a script to its end on what it reads from standard input.</summary>
    /// <exception cref="TimeoutException">It took longer than <paramref name="timeout"/> and was ended.</exception>
    public static async Task<ProcessResult> RunAsync(
        PythonScript script, string input, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        await using var process = await StartAsync(script, cancellationToken);
        await process.Input.WriteAsync(input.AsMemory(), cancellationToken);
        process.Input.Close();
        return await process.WaitAsync(timeout, cancellationToken);
    }

    private static async Task<bool> IsPresentAsync()
    {
        if (!File.Exists(Python) || !File.Exists(Protoc))
        {
            return false;
        }

        var import = Command(["-c", "import grpc, google.protobuf"], modules: "");
        return (await ForeignProcess.RunAsync(import, Patience)).ExitCode == 0;
    }

    private static ProcessStartInfo Command(IEnumerable<string> arguments, string modules)
    {
        var command = new ProcessStartInfo(Python, arguments);
        command.Environment["PYTHONPATH"] = modules;
        command.Environment["PYTHONUTF8"] = "1";
        command.Environment["PYTHONUNBUFFERED"] = "1";
        command.Environment["PYTHONDONTWRITEBYTECODE"] = "1";

        // gRPC would send calls to the loopback address through a proxy too.
        command.Environment["no_grpc_proxy"] = "127.0.0.1,localhost";
        return command;
    }
}
