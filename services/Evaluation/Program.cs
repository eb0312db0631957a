using SemCovNet.Evaluation;
using SemCovNet.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddEvaluation();
builder.AddMessagingOfModules();

var app = builder.Build();
app.MapServiceDefaults();
app.MapEvaluation();
app.Run();
