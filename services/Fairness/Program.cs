using SemCovNet.Fairness;
using SemCovNet.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddFairness();
builder.AddMessagingOfModules();

var app = builder.Build();
app.MapServiceDefaults();
app.MapFairness();
app.Run();
