using System.Collections.Frozen;

namespace SpaceAdmin.Core.Audit;

/// <summary>
/// Every verb that an entry may be made with, and by which entries are filtered: asking the log for those it holds would read all of it.
/// What an older version wrote stays in the log, whether or not its verb is still here.
/// </summary>
public static class AuditActions
{
    public const string SignIn = "Sign in";
    public const string SignInRefused = "Sign-in refused";
    public const string SignOut = "Sign out";
    public const string ChangePassword = "Change password";
    public const string ChangePasswordRefused = "Password change refused";
    public const string CreateAdministrator = "Create administrator";
    public const string AskForLink = "Ask for a link";
    public const string LinkRefused = "Link refused";
    public const string TooManyAttempts = "Too many attempts";
    public const string AcceptInvitation = "Accept invitation";
    public const string ResetPassword = "Reset password";
    public const string AddPasskey = "Add passkey";
    public const string RenamePasskey = "Rename passkey";
    public const string DeletePasskey = "Delete passkey";
    public const string TurnOnAuthenticator = "Turn on authenticator";
    public const string TurnOffAuthenticator = "Turn off authenticator";
    public const string AccountChangeRefused = "Account change refused";
    public const string NewRecoveryCodes = "New recovery codes";
    public const string EndSession = "End session";
    public const string SignInAs = "Sign in as";
    public const string LeaveSignInAs = "Leave sign in as";

    public const string AskOutside = "Ask outside";
    public const string NotDoneOutside = "Not done outside";
    public const string TryAgain = "Try again";
    public const string GiveUp = "Give up";
    public const string RecordOnly = "Record only";

    public const string Activate = "Activate";
    public const string Suspend = "Suspend";
    public const string ChangeSuspension = "Change suspension";
    public const string Cancel = "Cancel";
    public const string Delete = "Delete";
    public const string Order = "Order";
    public const string RemoveAddOn = "Remove add-on";
    public const string ChangeQuantity = "Change quantity";
    public const string KeepQuantity = "Keep quantity";

    public const string AddNote = "Add note";
    public const string EditNote = "Edit note";
    public const string PinNote = "Pin note";
    public const string UnpinNote = "Unpin note";
    public const string DeleteNote = "Delete note";
    public const string RestoreNote = "Restore note";

    public const string ImportService = "Import";
    public const string ImportServices = "Import services";
    public const string ExportServices = "Export services";
    public const string ExportAudit = "Export audit log";
    public const string BackUp = "Back up";
    public const string SeedServices = "Seed services";

    public const string CreatePlan = "Create plan";
    public const string EditPlan = "Edit plan";
    public const string CreateAddOn = "Create add-on";
    public const string EditAddOn = "Edit add-on";
    public const string PutOnSale = "Put on sale";
    public const string TakeOffSale = "Take off sale";
    public const string Archive = "Archive";
    public const string Restore = "Restore";
    public const string Move = "Move";
    public const string ChangePlan = "Change plan";

    public const string IssueInvoice = "Issue invoice";
    public const string VoidInvoice = "Void invoice";
    public const string WaiveTerm = "Waive term";
    public const string IssueCreditNote = "Issue credit note";
    public const string RecordPayment = "Record payment";
    public const string TakeBackPayment = "Take back payment";
    public const string RefundPayment = "Refund payment";
    public const string RefundBalance = "Refund balance";
    public const string ChangeBalance = "Change balance";
    public const string ApplyBalance = "Apply balance";

    public const string ChangePaymentInstructions = "Change payment instructions";

    public const string ChangeBillingSettings = "Change billing settings";
    public const string AddTaxRate = "Add tax rate";
    public const string ChangeTaxRate = "Change tax rate";
    public const string RemoveTaxRate = "Remove tax rate";

    public const string HoldService = "Hold";
    public const string ReleaseService = "Release";
    public const string WarnCustomer = "Warn";
    public const string RemindCustomer = "Remind";
    public const string ScheduleAction = "Schedule";
    public const string ChangeSchedule = "Change schedule";
    public const string UndoSchedule = "Undo schedule";
    public const string RequestCancellation = "Request cancellation";
    public const string WithdrawCancellation = "Withdraw cancellation";
    public const string AcceptCancellation = "Accept cancellation";
    public const string DeclineCancellation = "Decline cancellation";

    public const string PauseMonitor = "Pause monitor";
    public const string ResumeMonitor = "Resume monitor";
    public const string RunMonitor = "Run monitor";
    public const string ChangeMonitorSettings = "Change monitor settings";

    public const string StartBilling = "Start billing";

    public const string SetUpConnection = "Set up connection";
    public const string ChangeConnection = "Change connection";
    public const string RemoveConnection = "Remove connection";
    public const string CreateServiceType = "Create service type";
    public const string ChangeServiceType = "Change service type";
    public const string ChangeMailTemplate = "Change mail template";
    public const string ResetMailTemplate = "Reset mail template";
    public const string TurnOffMails = "Turn off mails";
    public const string TurnOnMails = "Turn on mails";
    public const string SendMailAgain = "Send mail again";

    public const string CreateRole = "Create role";
    public const string ChangeRole = "Change role";
    public const string DeleteRole = "Delete role";

    public const string InviteUser = "Invite user";
    public const string InviteAgain = "Invite again";
    public const string ChangeUser = "Change user";
    public const string ChangeRoles = "Change roles";
    public const string DisableUser = "Disable user";
    public const string EnableUser = "Enable user";
    public const string UnlockUser = "Unlock user";
    public const string EndSessions = "End sessions";
    public const string ResetSecondFactor = "Reset second factor";

    public const string CreateReseller = "Create reseller";
    public const string ChangeReseller = "Change reseller";
    public const string DisableReseller = "Disable reseller";
    public const string EnableReseller = "Enable reseller";

    public const string CreateCustomer = "Create customer";
    public const string ChangeCustomer = "Change customer";

    public static IReadOnlyList<string> All { get; } =
    [
        Order, Activate, Suspend, ChangeSuspension, Cancel, Delete, ImportService, AskOutside, NotDoneOutside, TryAgain, GiveUp, RecordOnly,
        AddNote, EditNote, PinNote, UnpinNote, DeleteNote, RestoreNote,
        ImportServices, SeedServices, ExportServices, ExportAudit, BackUp,
        HoldService, ReleaseService, WarnCustomer, RemindCustomer, ScheduleAction, ChangeSchedule, UndoSchedule,
        RequestCancellation, WithdrawCancellation, AcceptCancellation, DeclineCancellation, RemoveAddOn, ChangeQuantity, KeepQuantity,
        CreatePlan, EditPlan, CreateAddOn, EditAddOn, PutOnSale, TakeOffSale, Archive, Restore, Move, ChangePlan,
        IssueInvoice, VoidInvoice, WaiveTerm, IssueCreditNote, RecordPayment, TakeBackPayment, RefundPayment, RefundBalance, ChangeBalance, ApplyBalance, ChangePaymentInstructions,
        ChangeBillingSettings, AddTaxRate, ChangeTaxRate, RemoveTaxRate,
        PauseMonitor, ResumeMonitor, RunMonitor, ChangeMonitorSettings, StartBilling,
        SetUpConnection, ChangeConnection, RemoveConnection, CreateServiceType, ChangeServiceType,
        ChangeMailTemplate, ResetMailTemplate, TurnOffMails, TurnOnMails, SendMailAgain,
        CreateCustomer, ChangeCustomer,
        InviteUser, InviteAgain, ChangeUser, ChangeRoles, DisableUser, EnableUser, UnlockUser, EndSessions, ResetSecondFactor,
        CreateRole, ChangeRole, DeleteRole,
        CreateReseller, ChangeReseller, DisableReseller, EnableReseller,
        SignIn, SignInRefused, SignOut, SignInAs, LeaveSignInAs, ChangePassword, ChangePasswordRefused, CreateAdministrator,
        AskForLink, LinkRefused, TooManyAttempts, AcceptInvitation, ResetPassword, AddPasskey, RenamePasskey, DeletePasskey,
        TurnOnAuthenticator, TurnOffAuthenticator, NewRecoveryCodes, AccountChangeRefused, EndSession,
    ];

    private static readonly FrozenSet<string> s_known = All.ToFrozenSet(StringComparer.Ordinal);

    internal static bool IsKnown(string action) => s_known.Contains(action);
}
