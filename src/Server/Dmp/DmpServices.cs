namespace MonEspaceSante.Server.Dmp;

internal static class DmpServices
{
    public static IServiceCollection AddDmp(this IServiceCollection services) => services
        .AddSingleton<PatientRegister>()
        .AddSingleton<DossierStore>()
        .AddSingleton<DocumentStore>()
        .AddSingleton<SubmissionStore>()
        .AddSingleton<SubmissionSignature>()
        .AddSingleton<PageToken>()
        .AddSingleton<OpenDossier>()
        .AddSingleton<CheckDossier>()
        .AddSingleton<KeepSubmission>()
        .AddSingleton<ReplaceDocument>()
        .AddSingleton<SubmitDocuments>()
        .AddSingleton<FindDocuments>()
        .AddSingleton<RetrieveDocument>();
}
