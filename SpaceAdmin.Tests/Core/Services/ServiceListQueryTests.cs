using Microsoft.AspNetCore.WebUtilities;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core;

public sealed class ServiceListQueryTests
{
    public static TheoryData<ServiceListQuery> Queries { get; } =
    [
        new ServiceListQuery(),
        new ServiceListQuery { Search = "7590-vhveg" },
        new ServiceListQuery { Search = "50% & more #1 + ü=?" },
        new ServiceListQuery { Status = ServiceStatus.Suspended, Type = "Hosting plan", User = "anna@example.test" },
        new ServiceListQuery { Sort = ServiceSort.Suspended, Descending = true },
        new ServiceListQuery { Descending = true, Page = 12, Size = 100 },
    ];

    [Theory, MemberData(nameof(Queries))]
    public void Parse_WhatToQueryStringWrote_IsTheSameQuery(ServiceListQuery query) => Assert.Equal(query, Parse(query.ToQueryString()));

    [Fact]
    public void ToQueryString_Defaults_AreNotWritten() => Assert.Equal("", new ServiceListQuery().ToQueryString());

    [Theory]
    [InlineData("?status=overdue&sort=price&dir=up&page=x&size=26")]
    [InlineData("?status=7&sort=1&page=-3&size=-25")]
    [InlineData("?status=Active,Suspended&page=0&size=")]
    [InlineData("?status=&q=%20%20&type=&user=&sort=&dir=&page=99999999999999999999")]
    [InlineData("?page=1.5&size=1e2&status=%00")]
    public void Parse_Nonsense_BecomesTheDefault(string address) => Assert.Equal(new ServiceListQuery(), Parse(address));

    [Fact]
    public void Parse_ALongSearch_IsCut() =>
        Assert.Equal(ServiceListQuery.SearchMaxLength, Parse($"?q={new string('x', 5_000)}").Search?.Length);

    [Theory]
    [InlineData("?status=ACTIVE&sort=NAME&dir=DESC")]
    [InlineData("?status=active&sort=name&dir=desc")]
    public void Parse_AnyCase_IsUnderstood(string address) =>
        Assert.Equal(new ServiceListQuery { Status = ServiceStatus.Active, Sort = ServiceSort.Name, Descending = true }, Parse(address));

    [Fact]
    public void SortedBy_TheSameColumn_TurnsItRound_AndStartsOver()
    {
        var byName = new ServiceListQuery { Page = 3 }.SortedBy(ServiceSort.Name);

        Assert.Equal(new ServiceListQuery { Sort = ServiceSort.Name }, byName);
        Assert.True(byName.SortedBy(ServiceSort.Name).Descending);
        Assert.False(byName.SortedBy(ServiceSort.Name).SortedBy(ServiceSort.User).Descending);
    }

    private static ServiceListQuery Parse(string address)
    {
        var values = QueryHelpers.ParseQuery(address);
        return ServiceListQuery.Parse(key => values.TryGetValue(key, out var value) ? value.ToString() : null);
    }
}
