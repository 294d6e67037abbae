using SpaceAdmin.Web.Commands;
using SpaceAdmin.Web.Hosting;

return Verbs.Asked(args)
    ? await Verbs.RunAsync(args, () => SpaceHost.Build([]).Services)
    : await SpaceHost.ServeAsync(args);
