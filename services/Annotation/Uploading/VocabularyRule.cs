using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Tables;

namespace SemCovNet.Annotation.Uploading;

/// <summary>The first upload defines a dataset's descriptors; later ones must keep to them.</summary>
internal static class VocabularyRule
{
    public static IReadOnlyList<DescriptorDefinition> For(
        AnnotationState state, AnnotationFile file, UploadRequest request, FileProblems problems)
    {
        var kinds = request.Kinds ?? new Dictionary<string, DescriptorKind>();
        foreach (var name in kinds.Keys.Except(file.Descriptors))
            problems.Add(request.File, null, name, "a kind was given for this descriptor, but the file does not name it");
        foreach (var known in state.Vocabulary.Where(known => kinds.GetValueOrDefault(known.Name, known.Kind) != known.Kind))
            problems.Add(request.File, null, known.Name, $"the first upload made this descriptor {known.Kind.ToString().ToLowerInvariant()}, which it stays: leave its kind out");
        if (state.Vocabulary.Count > 0)
            return state.Vocabulary;
        return [.. file.Descriptors.Select(name => new DescriptorDefinition(name, kinds.GetValueOrDefault(name, DescriptorKind.Diagnostic)))];
    }
}
