namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>A call as it is drawn, before there is a dossier.</summary>
/// <param name="Actor">Who calls.</param>
/// <param name="Act">What for.</param>
/// <param name="Rank">Which of the documents, from the oldest.</param>
/// <param name="OfOwn">Whether of the actor's own documents, if there are.</param>
/// <param name="Type">The type of what comes.</param>
/// <param name="Hidden">From whom what comes is hidden.</param>
internal sealed record Step(Actor Actor, Act Act, int Rank, bool OfOwn, string Type, Hidden Hidden)
{
    private Actor Discussed => Actors.Discussed[Rank % Actors.Discussed.Count];

    /// <summary>The call, now that there is a dossier; null when it has no document to be about.</summary>
    public Operation? In(ModelDossier dossier)
    {
        if (Act is Act.Authorize or Act.Withdraw)
            return new Operation(Discussed, Act, "", "", "", default);
        if (Act == Act.Submit) return new Operation(Actor, Act, "", NewId(), Type, Hidden);
        if (TargetIn(dossier) is not { } target) return null;
        return new Operation(Actor, Act, target.UniqueId, Act == Act.Replace ? NewId() : "", Type, Wanted(target.Hidden));
    }

    public override string ToString() => Act switch
    {
        Act.Authorize or Act.Withdraw => $"{Discussed} {Act}",
        Act.Submit => $"{Actor} {Act} {Type}{Hidden}",
        Act.Replace => $"{Actor} {Act} {About} by {Type}{Hidden}",
        _ => $"{Actor} {Act} {About}",
    };

    private string About => $"#{Rank}{(OfOwn ? " of own" : "")}";

    private ModelDocument? TargetIn(ModelDossier dossier)
    {
        var own = OfOwn ? dossier.Documents.FindAll(document => dossier.Owns(Actor, document)) : dossier.Documents;
        var candidates = own.IsEmpty ? dossier.Documents : own;
        return candidates.IsEmpty ? null : candidates[Rank % candidates.Count];
    }

    private Hidden Wanted(Hidden current) => Act switch
    {
        Act.Mask => current with { FromProfessionals = true },
        Act.Unmask => current with { FromProfessionals = false },
        Act.Disclose => current with { FromPatient = false, FromRepresentatives = false },
        Act.HideFromPatient => current with { FromPatient = true },
        _ => Hidden,
    };

    private static string NewId() => MonEspaceSante.Dmp.UniqueId.New();
}
