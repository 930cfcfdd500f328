using MonEspaceSante.Dmp;

namespace MonEspaceSante.Nomenclature;

/// <summary>A kind of document that the DMP holds.</summary>
/// <param name="Code">The code in value set J07; its label is empty for the few codes that have none there.</param>
/// <param name="Class">The class that the type belongs to, in value set J57.</param>
/// <param name="CreatableByPracticeSoftware">False for what only the patient, the health insurance or the DMP itself
/// may write (EX_2.1-1010).</param>
public sealed record DocumentType(Code Code, Code Class, bool CreatableByPracticeSoftware);
