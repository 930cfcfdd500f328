using MonEspaceSante;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client.</summary>
public static class MonEspaceSanteServices
{
    /// <summary>Adds one <see cref="MonEspaceSanteClient"/> for the whole application, built when it is first asked
    /// for.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddMonEspaceSante(
        this IServiceCollection services, Action<MonEspaceSanteOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddSingleton(_ =>
        {
            var options = new MonEspaceSanteOptions();
            configure(options);
            return new MonEspaceSanteClient(options);
        });
    }
}
