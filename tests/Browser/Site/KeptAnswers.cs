using System.Reflection;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Tests.Browser.Site;

/// <summary>Answers of a site about experiments that a test watches or keeps back.</summary>
internal static class KeptAnswers
{
    /// <param name="answered">Given what was asked, an id or an <see cref="ExperimentListRequest"/>; the answer, which is known by then, is given once this has ended.</param>
    public static void KeepAnswers(this IServiceCollection services, Func<object, Task> answered)
    {
        var registered = services.Last(service => service.ServiceType == typeof(IExperimentQueries)).ImplementationType!;
        services.AddSingleton(provider =>
        {
            var watched = DispatchProxy.Create<IExperimentQueries, WatchedQueries>();
            ((WatchedQueries)(object)watched).Of((IExperimentQueries)ActivatorUtilities.CreateInstance(provider, registered), answered);
            return watched;
        });
    }

    private class WatchedQueries : DispatchProxy
    {
        private (IExperimentQueries Queries, Func<object, Task> Answered) watched;

        public void Of(IExperimentQueries queries, Func<object, Task> answered) => watched = (queries, answered);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var answer = targetMethod!.Invoke(watched.Queries, args);
            return answer switch
            {
                Task<ExperimentSummary?> found => KeepAsync(args![0]!, found),
                Task<Page<ExperimentSummary>> listed => KeepAsync(args![0]!, listed),
                _ => answer,
            };
        }

        private async Task<T> KeepAsync<T>(object asked, Task<T> answering)
        {
            var answer = await answering;
            await watched.Answered(asked);
            return answer;
        }
    }
}

/// <summary>An answer that is known and kept back until the test gives it.</summary>
internal sealed class LateAnswer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private readonly TaskCompletionSource kept = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Kept => kept.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    public void Give() => given.TrySetResult();

    public Task KeepAsync()
    {
        kept.TrySetResult();
        return given.Task;
    }
}
