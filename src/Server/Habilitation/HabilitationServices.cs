namespace MonEspaceSante.Server.Habilitation;

internal static class HabilitationServices
{
    /// <summary>Loads the files of rights at once: a server whose rights have a fault does not start.</summary>
    /// <exception cref="OperatorFileException">One of the operator's files has a fault.</exception>
    public static IServiceCollection AddHabilitation(this IServiceCollection services, ServerOptions options) => services
        .AddSingleton(FunctionalMatrix.Load(options.FunctionalMatrixFile))
        .AddSingleton(DocumentMatrix.Load(options.DocumentMatrixFile))
        .AddSingleton(StructureRegister.Load(options.StructuresFile));
}
