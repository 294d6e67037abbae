using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Data;

internal sealed class SpaceServiceConfiguration : IEntityTypeConfiguration<SpaceService>
{
    public void Configure(EntityTypeBuilder<SpaceService> builder)
    {
        builder.ToTable("Services");
        builder.Property(service => service.Name).HasMaxLength(SpaceService.NameMaxLength);
        builder.Property(service => service.UserName).HasMaxLength(Customer.UserNameMaxLength);
        builder.Property(service => service.Reason).HasMaxLength(SpaceService.ReasonMaxLength);
        builder.Property(service => service.ExternalId).HasMaxLength(SpaceService.ExternalIdMaxLength);
        builder.Property(service => service.Currency).HasMaxLength(Currency.CodeLength);
        builder.Property(service => service.Version).IsConcurrencyToken();

        builder.Property(service => service.HoldReason).HasMaxLength(SpaceService.ReasonMaxLength);
        builder.Ignore(service => service.Renews);
        builder.Ignore(service => service.FeeOfACycle);
        builder.Ignore(service => service.FeeOfTheNextTerm);
        builder.Ignore(service => service.FeeOfSetup);
        builder.Ignore(service => service.Part);

        builder.HasOne(service => service.Reseller).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(service => service.Customer).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(service => service.Type).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Plan>().WithMany().HasForeignKey(service => service.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(service => service.PlanId).HasFilter("\"PlanId\" IS NOT NULL"); // how many are on a plan
        builder.HasOne<AddOn>().WithMany().HasForeignKey(service => service.AddOnId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(service => service.AddOnId).HasFilter("\"AddOnId\" IS NOT NULL"); // how many were ordered as it
        builder.HasOne(service => service.Parent).WithMany(service => service.AddOns).HasForeignKey(service => service.ParentId)
            .OnDelete(DeleteBehavior.Restrict); // add-ons go with it because the rules say so, not because the database does
        builder.HasMany(service => service.Lifecycle).WithOne().HasForeignKey(span => span.ServiceId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(service => service.Lifecycle).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(service => service.AddOns).UsePropertyAccessMode(PropertyAccessMode.Field);

        builder.HasMany(service => service.Terms).WithOne().HasForeignKey(term => term.ServiceId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(service => service.Terms).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(service => service.Schedules).UsePropertyAccessMode(PropertyAccessMode.Field);

        builder.HasIndex(service => new { service.ResellerId, service.ExternalId }).IsUnique(); // an import finds what is already there

        // The grid's columns, for one reseller. SQLite ends each index with the row's number, which makes the order total.
        builder.HasIndex(service => service.ResellerId);
        builder.HasIndex(service => new { service.ResellerId, service.Name });
        builder.HasIndex(service => new { service.ResellerId, service.TypeId });
        builder.HasIndex(service => new { service.ResellerId, service.Status });
        builder.HasIndex(service => new { service.ResellerId, service.UserName });
        builder.HasIndex(service => new { service.ResellerId, service.CreatedAt });
        builder.HasIndex(service => new { service.ResellerId, service.SuspendedAt });

        builder.HasIndex(service => new { service.ResellerId, service.TermEndsOn });

        // The same for an administrator, who sees all of them at once. By reseller, its own index serves.
        builder.HasIndex(service => service.Name);
        builder.HasIndex(service => service.TypeId);
        builder.HasIndex(service => service.Status);
        builder.HasIndex(service => service.UserName);
        builder.HasIndex(service => service.CreatedAt);
        builder.HasIndex(service => service.SuspendedAt);
        builder.HasIndex(service => service.TermEndsOn);

        // What waits for its billing to start, counted by reseller.
        builder.HasIndex(service => new { service.ResellerId, service.Status }, "IX_Services_AwaitsBilling").HasFilter("\"AwaitsBillingSince\" IS NOT NULL");

        // Where each pass of the monitor finds its work. A service is in one only while there is something to do for it.
        builder.HasIndex(service => service.NextTermOn, "IX_Services_ToInvoice")
            .HasFilter("\"Status\" = 'Active' AND \"NextTermOn\" IS NOT NULL AND \"InvoicedTerm\" <= \"TermNumber\" AND \"AwaitsBillingSince\" IS NULL");
        builder.HasIndex(service => service.AwaitsActivationSince, "IX_Services_ToActivate").HasFilter("\"AwaitsActivationSince\" IS NOT NULL");
        builder.HasIndex(service => service.DueOn, "IX_Services_ToSuspend").HasFilter("\"Status\" = 'Active' AND \"DueOn\" IS NOT NULL AND \"AwaitsBillingSince\" IS NULL");
        builder.HasIndex(service => service.SuspendedAt, "IX_Services_ToCancel").HasFilter("\"SuspensionSource\" = 'Overdue' AND \"AwaitsBillingSince\" IS NULL");
        builder.HasIndex(service => service.UnpaidSince, "IX_Services_ToLapse")
            .HasFilter("\"Status\" = 'Ordered' AND \"UnpaidSince\" IS NOT NULL AND \"AwaitsActivationSince\" IS NULL AND \"AwaitsBillingSince\" IS NULL");
        builder.HasIndex(service => service.NextQuantityOn, "IX_Services_ToReduce").HasFilter("\"NextQuantityOn\" IS NOT NULL");
    }
}
