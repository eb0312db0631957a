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
        if (state.Vocabulary.Count > 0)
            return state.Vocabulary;
        var kinds = request.Kinds ?? new Dictionary<string, DescriptorKind>();
        foreach (var name in kinds.Keys.Except(file.Descriptors))
            problems.Add(request.File, null, name, "a kind was given for this descriptor, but the file does not name it");
        return [.. file.Descriptors.Select(name => new DescriptorDefinition(name, kinds.GetValueOrDefault(name, DescriptorKind.Diagnostic)))];
    }
}
