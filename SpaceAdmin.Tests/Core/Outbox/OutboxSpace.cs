using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Outbox;

internal static class OutboxSpace
{
    extension(Space space)
    {
        /// <summary>From now on hosting plans and hosting add-ons are provisioned by a webhook, for both resellers; domain names by nobody.</summary>
        public void ProvisionByWebhook()
        {
            using var db = space.CreateDbContext();
            foreach (var type in db.ServiceTypes.Where(type => type.Name != "Domain name"))
            {
                type.ProvisionBy(ProvisionerKind.Webhook);
            }

            foreach (var reseller in new[] { space.Ours, space.Theirs })
            {
                var setting = new ProvisionerSetting(reseller.Id, ProvisionerKind.Webhook);
                setting.Change("https://hooks.example/", null, new ProvisionerSecrets(space.Keys).Seal(reseller.Id, ProvisionerKind.Webhook, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), null, null);
                db.ProvisionerSettings.Add(setting);
            }

            db.SaveChanges();
        }
    }
}
