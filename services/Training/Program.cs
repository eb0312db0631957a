using SemCovNet.ServiceDefaults;
using SemCovNet.Training;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddTraining();
builder.AddMessagingOfModules();

var app = builder.Build();
app.MapServiceDefaults();
app.MapTraining();
app.Run();
