package clinic.reminder.template;

import static clinic.reminder.template.Fact.CITY;
import static clinic.reminder.template.Fact.CLINIC;
import static clinic.reminder.template.Fact.CODE;
import static clinic.reminder.template.Fact.DAY;
import static clinic.reminder.template.Fact.LINK;
import static clinic.reminder.template.Fact.LOCATION;
import static clinic.reminder.template.Fact.PHONE;
import static clinic.reminder.template.Fact.REPLIES;
import static clinic.reminder.template.Fact.STOP;
import static clinic.reminder.template.Fact.TIME;
import static clinic.reminder.template.Fact.WITH;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the clinic writes to patients, and to staff who sign in or have something to look at, by purpose and channel,
 * and what each may and must have filled in.
 */
public enum Template {
    SMS_CONFIRMATION(Channel.SMS, Purpose.CONFIRMATION),
    SMS_REMINDER(Channel.SMS, Purpose.REMINDER),
    SMS_CHANGE(Channel.SMS, Purpose.CHANGE),
    SMS_CANCELLATION(Channel.SMS, Purpose.CANCELLATION),
    SMS_NO_SHOW(Channel.SMS, Purpose.NO_SHOW),
    SMS_CHECK_IN(Channel.SMS, Purpose.CHECK_IN),
    SMS_CODE(Channel.SMS, Purpose.CODE),
    SMS_ESCALATION(Channel.SMS, Purpose.ESCALATION),
    SMS_ANSWER_CONFIRMED(Channel.SMS, Purpose.ANSWER),
    SMS_ANSWER_LINK(Channel.SMS, Purpose.ANSWER),
    SMS_ANSWER_TOO_LATE(Channel.SMS, Purpose.ANSWER),
    SMS_ANSWER_MOVED_MEANWHILE(Channel.SMS, Purpose.ANSWER),
    SMS_ANSWER_NO_LONGER_BOOKED(Channel.SMS, Purpose.ANSWER),
    SMS_ANSWER_HAS_BEGUN(Channel.SMS, Purpose.ANSWER),
    SMS_ANSWER_OPTED_OUT(Channel.SMS, Purpose.ANSWER),
    SMS_ANSWER_UNCLEAR(Channel.SMS, Purpose.ANSWER),
    MAIL_CONFIRMATION(Channel.EMAIL, Purpose.CONFIRMATION),
    MAIL_REMINDER(Channel.EMAIL, Purpose.REMINDER),
    MAIL_CHANGE(Channel.EMAIL, Purpose.CHANGE),
    MAIL_CANCELLATION(Channel.EMAIL, Purpose.CANCELLATION),
    MAIL_NO_SHOW(Channel.EMAIL, Purpose.NO_SHOW),
    MAIL_CHECK_IN(Channel.EMAIL, Purpose.CHECK_IN),
    MAIL_CODE(Channel.EMAIL, Purpose.CODE),
    MAIL_ESCALATION(Channel.EMAIL, Purpose.ESCALATION),
    /** To staff; like a code it is asked for, and gone within days. */
    MAIL_STAFF_INVITATION(Channel.EMAIL, Purpose.CODE),
    MAIL_STAFF_RESET(Channel.EMAIL, Purpose.CODE);

    private final Channel channel;
    private final Purpose purpose;

    Template(Channel channel, Purpose purpose) {
        this.channel = channel;
        this.purpose = purpose;
    }

    /** The one for this purpose; answers, and what goes to staff, are known by their names. */
    public static Template of(Channel channel, Purpose purpose) {
        return Arrays.stream(values())
                .filter(template -> template.channel == channel && template.purpose == purpose)
                .findFirst()
                .orElseThrow();
    }

    /** By its name, such as {@code sms.answer-too-late}. */
    public static Optional<Template> named(String name) {
        return Arrays.stream(values())
                .filter(template -> template.id().equals(name))
                .findFirst();
    }

    /** As stored messages and addresses name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }

    public Channel channel() {
        return channel;
    }

    public Purpose purpose() {
        return purpose;
    }

    /** All that this part may ask for. */
    public Set<Fact> allowed(Part part) {
        Set<Fact> facts = channel == Channel.SMS ? inAnSms() : inAMail();
        switch (part) {
            case SUBJECT -> facts.retainAll(EnumSet.of(CLINIC, DAY, TIME));
            case ACTION -> facts.clear();
            default -> {}
        }
        return facts;
    }

    private Set<Fact> inAnSms() {
        return switch (purpose) {
            case CONFIRMATION, REMINDER, CHANGE ->
                EnumSet.of(CLINIC, DAY, TIME, WITH, LOCATION, CITY, PHONE, LINK, REPLIES);
            case CANCELLATION, NO_SHOW, ANSWER -> EnumSet.of(CLINIC, DAY, TIME, WITH, LOCATION, CITY, PHONE, LINK);
            case CHECK_IN -> EnumSet.of(CLINIC, LINK, STOP);
            case CODE -> EnumSet.of(CLINIC, CODE);
            case ESCALATION -> EnumSet.of(CLINIC, LINK);
        };
    }

    /** The date and the button stand in every mail; a code is on its card. */
    private Set<Fact> inAMail() {
        return switch (purpose) {
            case CONFIRMATION, REMINDER, CHANGE, CANCELLATION, NO_SHOW, ANSWER ->
                EnumSet.of(CLINIC, DAY, TIME, WITH, LOCATION, CITY, PHONE);
            case CHECK_IN -> EnumSet.of(CLINIC, LOCATION, CITY, PHONE);
            case CODE, ESCALATION -> EnumSet.of(CLINIC);
        };
    }

    /** What this part is of no use without. */
    public Set<Fact> needed(Part part) {
        if (part != Part.TEXT) {
            return EnumSet.noneOf(Fact.class);
        }
        return switch (purpose) {
            case CONFIRMATION, REMINDER, CHANGE -> EnumSet.of(DAY, TIME, LINK);
            case CANCELLATION -> EnumSet.of(DAY, TIME);
            case NO_SHOW -> EnumSet.of(DAY, LINK);
            case CHECK_IN, ESCALATION -> EnumSet.of(LINK);
            case CODE -> EnumSet.of(CODE);
            case ANSWER -> EnumSet.noneOf(Fact.class);
        };
    }
}
