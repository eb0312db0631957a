using SemCovNet.Training;
using SemCovNet.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddTraining();
builder.AddMessagingOfModules();

var app = builder.Build();
app.MapServiceDefaults();
app.MapTraining();
app.Run();
