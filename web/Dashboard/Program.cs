using SemCovNet.Artifacts;
using SemCovNet.Dashboard;
using SemCovNet.EventStore;
using SemCovNet.ReadModels;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddEventStore();
builder.Services.AddArtifacts();
builder.Services.AddReadModels();
builder.Services.AddDashboard();

var app = builder.Build();
app.MapDashboard();
await app.RunAsync();
