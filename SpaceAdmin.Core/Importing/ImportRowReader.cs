using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Importing;

/// <summary>Makes a typed row of a line's fields, or tells all that is wrong with it.</summary>
internal sealed class ImportRowReader(ImportHeader header, ImportSightings sightings)
{
    private static readonly DateOnly s_firstDay = new(1970, 1, 1);
    private static readonly DateOnly s_lastDay = new(2200, 12, 31);
    private static readonly string s_statuses = string.Join(", ", Enum.GetNames<ServiceStatus>());

    private readonly List<ImportFault> _faults = [];
    private string[] _fields = [];
    private long _line;

    /// <summary>What is wrong with the row that was read last.</summary>
    public IReadOnlyList<ImportFault> Faults => _faults;

    public ImportRow? Read(long line, string[] fields)
    {
        _line = line;
        _fields = fields;
        _faults.Clear();
        if (fields.Length != header.Names.Count)
        {
            _faults.Add(new ImportFault(line, null, null, $"expected {header.Names.Count} fields, as in the header, and found {fields.Length}."));
            return null;
        }

        var name = Required(ImportColumns.Name, SpaceService.NameMaxLength);
        var type = Required(ImportColumns.Type, ServiceType.NameMaxLength);
        var user = Required(ImportColumns.UserName, Customer.UserNameMaxLength);
        var parent = Text(ImportColumns.ParentExternalId, SpaceService.ExternalIdMaxLength);
        var id = Text(ImportColumns.ExternalId, SpaceService.ExternalIdMaxLength);
        var (starts, ends) = Dates();
        var (fee, currency) = Fee();
        var service = new ImportedService
        {
            ExternalId = id is null ? sightings.IdFor(name, type, user, parent) : Once(id),
            Name = name,
            Status = Status(),
            StartsOn = starts,
            EndsOn = ends,
            Cycle = Cycle(),
            RecurringFee = fee,
            Currency = currency,
            Quantity = Quantity(fee, currency),
        };

        return _faults.Count == 0 ? new ImportRow(line, fields, user, type, parent, service) : null;
    }

    private string Once(string id)
    {
        if (sightings.FirstLineOf(id, _line) is { } first)
        {
            Add(ImportColumns.ExternalId, id, $"is on line {first} already; each service has its own.");
        }

        return id;
    }

    private string Required(string column, int maxLength)
    {
        var text = Text(column, maxLength);
        if (text is null)
        {
            Add(column, null, "is required.");
        }

        return text ?? "";
    }

    private string? Text(string column, int maxLength)
    {
        var text = Value(column);
        if (text?.Length > maxLength)
        {
            Add(column, text, $"expected at most {maxLength} characters, and found {text.Length}.");
        }

        return text;
    }

    private ServiceStatus Status()
    {
        var text = Value(ImportColumns.Status);
        if (Enum.TryParse<ServiceStatus>(text, ignoreCase: true, out var status) && Enum.GetNames<ServiceStatus>().Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return status;
        }

        Add(ImportColumns.Status, text, $"expected one of {s_statuses}.");
        return default;
    }

    private (DateOnly? Starts, DateOnly? Ends) Dates()
    {
        var (starts, ends) = (Date(ImportColumns.StartDate), Date(ImportColumns.EndDate));
        if (ends < starts)
        {
            Add(ImportColumns.EndDate, Value(ImportColumns.EndDate), $"expected no day before the {ImportColumns.StartDate}, {Value(ImportColumns.StartDate)}.");
        }

        return (starts, ends);
    }

    private DateOnly? Date(string column)
    {
        if (Value(column) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, ImportColumns.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= s_firstDay && day <= s_lastDay)
        {
            return day;
        }

        Add(column, text, $"expected a date like 2026-01-31, from {s_firstDay.Year} to {s_lastDay.Year}.");
        return null;
    }

    private Cycle? Cycle()
    {
        if (Value(ImportColumns.Cycle) is not { } text)
        {
            return null;
        }

        if (Common.Cycle.TryParse(text, out var cycle))
        {
            return cycle;
        }

        Add(ImportColumns.Cycle, text, $"expected 1 to {Common.Cycle.MaxCount} days, months or years, like 1 month.");
        return null;
    }

    private (long? Fee, string? Currency) Fee()
    {
        var text = Value(ImportColumns.RecurringFee);
        var currency = Value(ImportColumns.Currency)?.ToUpperInvariant();
        if (currency is null)
        {
            if (text is not null)
            {
                Add(ImportColumns.Currency, null, $"is required with a {ImportColumns.RecurringFee}.");
            }

            return default;
        }

        if (Currency.Decimals(currency) is not { } decimals)
        {
            Add(ImportColumns.Currency, Value(ImportColumns.Currency), "expected a currency code of ISO 4217, like EUR.");
            return default;
        }

        if (text is null)
        {
            return (null, currency);
        }

        if (Money.TryParse(text, currency, out var money))
        {
            return (money.Minor, currency);
        }

        Add(ImportColumns.RecurringFee, text, decimals == 0 ? $"expected an amount in {currency}, without decimals." : $"expected an amount in {currency} like 29.85, with at most {decimals} decimals.");
        return default;
    }

    private int Quantity(long? fee, string? currency)
    {
        if (Value(ImportColumns.Quantity) is not { } text)
        {
            return 1;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var quantity) && quantity is >= 1 and <= SpaceService.MaxQuantity)
        {
            if (fee > Money.MaxMinor / quantity)
            {
                Add(ImportColumns.Quantity, text, $"expected so many that together they cost at most {new Money(Money.MaxMinor, currency!)}.");
            }

            return quantity;
        }

        Add(ImportColumns.Quantity, text, $"expected a whole number from 1 to {SpaceService.MaxQuantity}.");
        return 1;
    }

    private string? Value(string column) => header.Value(_fields, column);

    private void Add(string column, string? value, string problem) => _faults.Add(new ImportFault(_line, column, value, problem));
}
