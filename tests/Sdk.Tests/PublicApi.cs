using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace MonEspaceSante.Sdk.Tests;

/// <summary>The public surface of an assembly as text, the same on every machine.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Header(type)).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
                text.Append("    ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static string Header(Type type)
    {
        var bases = new[] { type.BaseType }.Where(b => b is not null && b != typeof(object) && !type.IsValueType)
            .Concat(type.IsEnum ? [] : type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []))
            .Select(t => ApiNames.Of(t!))
            .Order(StringComparer.Ordinal);
        return $"{Kind(type)} {ApiNames.Qualified(type)}{string.Concat(bases.Select((b, i) => (i == 0 ? " : " : ", ") + b))}";
    }

    private static string Kind(Type type)
    {
        if (type.IsInterface)
            return "interface";
        if (type.IsEnum)
            return "enum";
        if (type.IsValueType)
            return "struct";
        if (type is { IsAbstract: true, IsSealed: true })
            return "static class";
        return (type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "")
            + (type.GetMethod("<Clone>$") is null ? "class" : "record");
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(n => $"{n} = {Convert.ToInt32(Enum.Parse(type, n), null)}");
        return type.GetConstructors(Declared).Where(IsVisible).Select(c => $"{Access(c)}{ApiNames.Of(type)}({Parameters(c)})")
            .Concat(type.GetProperties(Declared).Where(IsVisible).Select(Property))
            .Concat(type.GetFields(Declared).Where(f => f.IsPublic).Select(Field))
            .Concat(type.GetMethods(Declared).Where(m => IsVisible(m) && !IsMadeByCompiler(m)).Select(Method));
    }

    private static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).ToList();
        var setter = property.SetMethod is { } set && IsVisible(set)
            ? set.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? " init;" : " set;"
            : "";
        var required = property.CustomAttributes.Any(a => a.AttributeType.Name == "RequiredMemberAttribute") ? "required " : "";
        var type = ApiNames.Of(property.PropertyType, Nullability.Create(property));
        return $"{Access(accessors[0])}{required}{type} {property.Name} {{ get;{setter} }}";
    }

    private static string Field(FieldInfo field) =>
        $"{(field.IsLiteral ? "const" : "static readonly")} {ApiNames.Of(field.FieldType)} {field.Name}"
        + (field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "");

    private static string Method(MethodInfo method) =>
        $"{Access(method)}{ApiNames.Of(method.ReturnType, Nullability.Create(method.ReturnParameter))} {method.Name}({Parameters(method)})";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter) =>
        (parameter.IsOut ? "out " : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
        + $"{ApiNames.Of(parameter.ParameterType, Nullability.Create(parameter))} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue ?? "default"}" : "");

    private static string Access(MethodBase member) =>
        (member.IsPublic ? "" : "protected ")
        + (member.IsStatic ? "static " : Dispatch(member));

    private static string Dispatch(MethodBase member)
    {
        if (member is MethodInfo method && method.GetBaseDefinition() != method)
            return "override ";
        return member.IsAbstract ? "abstract " : member is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
    }

    private static bool IsVisible(MethodBase member) => member.IsPublic || member.IsFamily || member.IsFamilyOrAssembly;

    private static bool IsVisible(PropertyInfo property) =>
        property.Name != "EqualityContract" && property.GetAccessors(nonPublic: true).Any(IsVisible);

    private static bool IsMadeByCompiler(MethodInfo method) =>
        method.IsSpecialName || method.IsDefined(typeof(CompilerGeneratedAttribute));
}
