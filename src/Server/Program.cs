using MonEspaceSante.Server.Commands;

return await OperatorCommand.RunAsync(args);
