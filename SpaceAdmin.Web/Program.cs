using SpaceAdmin.Web.Commands;
using SpaceAdmin.Web.Hosting;

return Verbs.Asked(args)
    ? await Verbs.RunAsync(args, () => SpaceHost.BuildForVerb().Services, Terminal.OfProcess())
    : await SpaceHost.ServeAsync(args);
