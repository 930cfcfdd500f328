using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Catalogue.V1;

namespace MonEspaceSante.Catalogue;

/// <summary>Applications as the contracts spell them. Enumerations have the numbers of the contract.</summary>
internal static class WireApplication
{
    public static ReferencedApplication ToModel(this Wire.Application application) => new()
    {
        ApplicationId = application.ApplicationId,
        Version = application.Version,
        Name = application.Name,
        Publisher = application.Publisher,
        Description = application.Description,
        Scopes = [.. application.Scopes.Select(scope => scope.ToModel())],
        Purposes = [.. application.Purposes.Select(purpose => purpose.ToModel())],
        Criteria = [.. application.Criteria.Select(ToModel)],
        StructIdNat = application.StructIdNat,
        Status = ToModel(application.Status),
        StatusReason = application.StatusReason.NullIfEmpty(),
        ReferenceTime = application.ReferenceTime?.ToDateTimeOffset(),
    };

    public static Wire.Application ToWire(this ReferencedApplication application)
    {
        var told = new Wire.Application
        {
            ApplicationId = application.ApplicationId,
            Version = application.Version,
            Name = application.Name,
            Publisher = application.Publisher,
            Description = application.Description,
            StructIdNat = application.StructIdNat,
            Scopes = { application.Scopes.Select(scope => (Wire.GrantScope)scope) },
            Purposes = { application.Purposes.Select(purpose => (Wire.GrantPurpose)purpose) },
        };
        told.Criteria.AddRange(application.Criteria.Select(criterion => new Wire.Criterion
        {
            Family = (Wire.CriterionFamily)criterion.Family,
            Code = criterion.Code,
            Met = criterion.IsMet,
            Evidence = criterion.Evidence,
        }));
        return told;
    }

    private static Criterion ToModel(Wire.Criterion criterion) => new(
        Enum.IsDefined((CriterionFamily)criterion.Family) ? (CriterionFamily)criterion.Family : CriterionFamily.Unknown,
        criterion.Code,
        criterion.Met,
        criterion.Evidence);

    private static ApplicationStatus ToModel(Wire.ApplicationStatus status) =>
        Enum.IsDefined((ApplicationStatus)status) ? (ApplicationStatus)status : ApplicationStatus.Unknown;
}
