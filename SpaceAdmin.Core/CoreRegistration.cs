using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Notes;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Outside;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Resellers;
using SpaceAdmin.Core.Roles;
using SpaceAdmin.Core.Schedules;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Core.Sessions;
using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Core;

public static class CoreRegistration
{
    /// <summary>Registers commands, queries and the feed. The host adds the database, the clock, who is acting, and how mail leaves.</summary>
    public static IServiceCollection AddSpaceCore(this IServiceCollection services) => services
        .AddSingleton<ChangeFeed>()
        .AddSingleton<Writer>()
        .AddScoped<UnitOfWork>()
        .AddSingleton<SqliteStart>()
        .AddSingleton<ActorReader>()
        .AddSingleton<IServiceFollowUp>(new ServiceFollowUps(new ServiceBilling(), new AddOnStock()))
        .AddSingleton<ISurfaceMonitor, SurfaceMonitor>()
        .AddSingleton(MonitorTimetable.Default)
        .AddSingleton(OutsidePolicy.Default)
        .AddSingleton<OutsideAddresses>()
        .AddSingleton<OutsideClient>()
        .AddProvisioner<WebhookProvisioner>()
        .AddProvisioner<SolidCpProvisioner>()
        .AddSingleton<ProvisionerKinds>()
        .AddSingleton(new OutboxOptions())
        .AddSingleton<OutboxDispatcher>()
        .AddSingleton<ProvisionerSecrets>()
        .AddSingleton<ProvisionerConnections>()
        .AddSingleton<IOutboxHandler, ProvisioningHandler>()
        .AddScoped<OutboxQueries>()
        .AddScoped<OutboxCommands>()
        .AddScoped<MonitorQueries>()
        .AddScoped<MonitorCommands>()
        .AddScoped<BillingSettingQueries>()
        .AddScoped<BillingSettingCommands>()
        .AddScoped<TaxRateCommands>()
        .AddScoped<BillingStartQueries>()
        .AddScoped<BillingStartCommands>()
        .AddScoped<ServiceGrid>()
        .AddScoped<ServiceQueries>()
        .AddScoped<ServiceCommands>()
        .AddScoped<ServiceTypeQueries>()
        .AddScoped<ServiceTypeCommands>()
        .AddScoped<HoldCommands>()
        .AddScoped<SuspensionCommands>()
        .AddScoped<ScheduleCommands>()
        .AddScoped<CancellationCommands>()
        .AddScoped<MyServiceQueries>()
        .AddScoped<CustomerServiceQueries>()
        .AddScoped<CustomerQueries>()
        .AddScoped<CustomerCommands>()
        .AddScoped<BooksVerifier>()
        .AddScoped<InvoiceQueries>()
        .AddScoped<InvoiceCommands>()
        .AddScoped<PaymentCommands>()
        .AddScoped<PaymentInstructionQueries>()
        .AddScoped<PaymentInstructionCommands>()
        .AddScoped<ResellerQueries>()
        .AddScoped<ResellerCommands>()
        .AddScoped<CatalogueQueries>()
        .AddScoped<CatalogueCommands>()
        .AddScoped<PlanQueries>()
        .AddScoped<PlanCommands>()
        .AddScoped<AddOnQueries>()
        .AddScoped<AddOnCommands>()
        .AddScoped<OrderQueries>()
        .AddScoped<OrderCommands>()
        .AddScoped<ProvisionerSettingQueries>()
        .AddScoped<ProvisionerSettingCommands>()
        .AddSingleton<IOutboxHandler, MailHandler>()
        .AddSingleton<AccountMailWriter>()
        .AddScoped<MailTemplateQueries>()
        .AddScoped<MailTemplateCommands>()
        .AddScoped<SentMailQueries>()
        .AddScoped<SentMailCommands>()
        .AddScoped<NoteQueries>()
        .AddScoped<NoteCommands>()
        .AddScoped<RoleQueries>()
        .AddScoped<RoleCommands>()
        .AddScoped<UserQueries>()
        .AddScoped<UserCommands>()
        .AddScoped<SessionQueries>()
        .AddScoped<SessionCommands>()
        .AddScoped<AuditQueries>()
        .AddSingleton<AuditWriter>()
        .AddSingleton<AccountAudit>();
}
