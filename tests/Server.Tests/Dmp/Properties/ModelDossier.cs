using System.Collections.Immutable;

namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>
/// A dossier as the national reference says that it behaves in normal access, written without a look at the server: who
/// sees what, and who may change what.
/// </summary>
internal sealed record ModelDossier(
    IReadOnlyDictionary<Actor, (string PersonId, string StructureId)> Identities,
    ImmutableList<ModelDocument> Documents,
    ImmutableHashSet<Actor> Readers)
{
    private const string OfOphthalmology = "78513-9";
    private const string ResidenceCertificate = "ATTEST-RESID";
    private const string Optician = "28";

    /// <summary>What distinguishes one state from another.</summary>
    public string Key => string.Join(
        '|', Readers.Select(reader => reader.Card).Order(StringComparer.Ordinal).Concat(Documents.Select(d => $"{d}")));

    public ModelDocument? Find(string uniqueId) => Documents.Find(document => document.UniqueId == uniqueId);

    /// <summary>What a search shows; null when it is refused.</summary>
    public IReadOnlySet<SeenDocument>? SeenBy(Actor actor) =>
        Reads(actor) ? Documents.Where(d => Sees(actor, d)).Select(d => d.Seen).ToHashSet() : null;

    /// <summary>Whether an actor sees and retrieves a document.</summary>
    public bool Sees(Actor actor, ModelDocument document) =>
        Reads(actor)
        && !document.IsDeleted
        && (Owns(actor, document) || ReadsType(actor, document.Type))
        && (!document.Hidden.FromProfessionals || Owns(actor, document) || actor.IsMedecinTraitant);

    /// <summary>Whether an actor may know that a document is there.</summary>
    public bool Knows(Actor actor, ModelDocument document) =>
        !document.IsDeleted && (Owns(actor, document) || Sees(actor, document));

    public bool Owns(Actor actor, ModelDocument document) => actor.ActsForStructure
        ? document.StructureId == Identities[actor].StructureId
        : document.AuthorId == Identities[actor].PersonId;

    /// <summary>The dossier after an operation; null when it is refused.</summary>
    public ModelDossier? Make(Operation operation) => operation.Act switch
    {
        Act.Authorize => Let(operation.Actor, reads: true),
        Act.Withdraw => Let(operation.Actor, reads: false),
        Act.Submit => Add(operation, operation.NewId),
        _ when Find(operation.Target) is { } target && Knows(operation.Actor, target) => Change(operation, target),
        _ => null,
    };

    private ModelDossier? Change(Operation operation, ModelDocument target) => operation.Act switch
    {
        Act.Replace => Replace(operation, target),
        // Deleting is the author's, who needs no authorisation.
        Act.Delete => Owns(operation.Actor, target) ? With(target with { IsDeleted = true }) : null,
        _ when !Reads(operation.Actor) => null,
        Act.Archive or Act.Unarchive => Owns(operation.Actor, target) || operation.Actor.IsMedecinTraitant
            ? With(target with { IsArchived = operation.Act == Act.Archive })
            : null,
        _ => MayShow(operation, target) ? With(target with { Hidden = operation.Hidden }) : null,
    };

    private ModelDossier? Replace(Operation operation, ModelDocument target) =>
        Owns(operation.Actor, target) && target.ReplacedBy is null && !HidesAgain(target.Hidden, operation.Hidden)
            ? With(target with { ReplacedBy = operation.NewId }).Add(operation, target.Lineage)
            : null;

    private bool MayShow(Operation operation, ModelDocument target) =>
        operation.Hidden == target.Hidden
        || (!HidesAgain(target.Hidden, operation.Hidden)
            && IsCompatible(operation.Hidden)
            && (!target.Hidden.FromProfessionals
                || operation.Hidden.FromProfessionals
                || Owns(operation.Actor, target)
                || operation.Actor.IsMedecinTraitant));

    // The authorisation is to read: whoever has none may feed all the same.
    private ModelDossier? Add(Operation operation, string lineage)
    {
        if (!IsCompatible(operation.Hidden)) return null;
        var authorId = operation.Actor.Author?.PsIdNat ?? Identities[operation.Actor].PersonId;
        var structureId = Identities[operation.Actor].StructureId;
        return this with
        {
            Documents = Documents.Add(
                new ModelDocument(operation.NewId, lineage, authorId, structureId, operation.Type, operation.Hidden)),
        };
    }

    private ModelDossier? Let(Actor actor, bool reads) =>
        actor.Standing == Standing.Blocked ? null
        : this with { Readers = reads ? Readers.Add(actor) : Readers.Remove(actor) };

    private ModelDossier With(ModelDocument changed) => this with
    {
        Documents = Documents.Replace(Find(changed.UniqueId)!, changed),
    };

    private bool Reads(Actor actor) => !actor.ActsForStructure && Readers.Contains(actor);

    private static bool ReadsType(Actor actor, string type) =>
        actor.Profession == Optician ? type == OfOphthalmology : type != ResidenceCertificate;

    private static bool IsCompatible(Hidden hidden) => hidden is not { FromProfessionals: true, FromPatient: true };

    private static bool HidesAgain(Hidden before, Hidden after) =>
        (after.FromPatient && !before.FromPatient) || (after.FromRepresentatives && !before.FromRepresentatives);
}
