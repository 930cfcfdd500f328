using MonEspaceSante.Dmp;

namespace MonEspaceSante.Nomenclature;

/// <summary>A kind of document that the DMP holds.</summary>
/// <param name="Code">The code in value set J07; its label is empty for the few codes that have none there.</param>
/// <param name="Class">The class that the type belongs to, in value set J57.</param>
/// <param name="CreatableByPracticeSoftware">False for what only the patient, the health insurance or the DMP itself
/// may write (EX_2.1-1010).</param>
public sealed record DocumentType(Code Code, Code Class, bool CreatableByPracticeSoftware)
{
    /// <summary>The class of what the health insurance tells of reimbursements.</summary>
    private const string Reimbursements = "60";

    /// <summary>Whether documents of this type may come from someone. The patient notes vaccinations too.</summary>
    /// <param name="origin">Who brings the document.</param>
    public bool MayComeFrom(DocumentOrigin origin) => origin switch
    {
        DocumentOrigin.Professionnel => CreatableByPracticeSoftware,
        DocumentOrigin.Patient =>
            Code.Value == DocumentTypes.VaccinationNote || !(CreatableByPracticeSoftware || IsOfTheSystem),
        DocumentOrigin.Systeme => IsOfTheSystem,
        _ => false,
    };

    private bool IsOfTheSystem => Class.Value == Reimbursements || Code.Value == DocumentTypes.VaccinationHistory;
}
