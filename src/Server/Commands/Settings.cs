namespace MonEspaceSante.Server.Commands;

/// <summary>What the operator set: on the command line, else in the environment, else in a file.</summary>
internal static class Settings
{
    /// <exception cref="WrongSettingException">A setting is unknown or cannot be.</exception>
    public static ServerOptions Read(string[] arguments)
    {
        try
        {
            var options = new ServerOptions();
            new ConfigurationBuilder()
                .SetBasePath(Directory.GetCurrentDirectory())
                .AddJsonFile("monespacesante.json", optional: true)
                .AddEnvironmentVariables("MES_SERVER_")
                .AddCommandLine(arguments)
                .Build()
                .Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
            return options;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or InvalidDataException)
        {
            throw new WrongSettingException(wrong);
        }
    }
}
