namespace SemCovNet.Tests.Browser.Seeding;

/// <summary>Every page over the <see cref="Story"/>, and the views of it that look otherwise: what holds for all pages is asked of each.</summary>
internal static class StoryPages
{
    public static IReadOnlyList<(string Name, string Address)> All { get; } =
    [
        ("overview", ""), ("experiments", "experiments"), ("experiment", $"experiments/{Story.Promoted}"), ("reading", $"experiments/{Story.Promoted}?point=val-spec95"), ("undefined", $"experiments/{Story.Undefined}"),
        ("running", $"experiments/{Story.Running}"), ("datasets", "datasets"), ("dataset", $"datasets/{SeededDataset.Id}"), ("annotate", $"annotate/{SeededDataset.Id}"), ("correct", $"annotate/{SeededDataset.Id}/ISIC_10?cell=,pigmented"), ("images", $"datasets/{SeededDataset.Id}/images?descriptor=pigmented"), ("diff", $"datasets/{SeededDataset.Id}/diff"), ("agreement", $"datasets/{SeededDataset.Id}/agreement"),
        ("lineage", "lineage"), ("lineage-node", $"lineage?node=annotation-set:{SeededDataset.Id}:2"), ("as-of", $"experiments/{Story.Promoted}?at=9"), ("why", $"experiments/{Story.Promoted}?why=cdi.within@1"), ("cases", $"experiments/{Story.Promoted}/cases?true=melanoma&predicted=benign"), ("case", $"experiments/{Story.Promoted}/cases/ISIC_15?descriptor=pigmented"), ("case-without-maps", $"experiments/{Story.Broken}/cases/ISIC_15"), ("fairness", "fairness"), ("model-in-use", $"fairness/models/{Story.Promoted}"), ("definitions", "definitions"), ("not-found", "not-found"),
        ("query", "experiments?where=auc+%3E+high&columns=recipe,auc,status,config.cdi.weight&pin=auc"), ("groups", "experiments?group=recipe"), ("models", "models"), ("promoted", "models?show=promoted"),
        ("compare", $"compare?ids={Story.Promoted},{Story.Broken}&configuration=all"), ("queue", "queue"), ("keyboard", "keyboard"), ("admin", "admin"),
    ];
}
