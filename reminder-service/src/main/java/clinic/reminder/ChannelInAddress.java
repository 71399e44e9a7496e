package clinic.reminder;

import clinic.contracts.reminder.Channel;

/** A channel as addresses name it. */
public final class ChannelInAddress {

    private ChannelInAddress() {}

    public static Channel named(String word) {
        return switch (word) {
            case "sms" -> Channel.SMS;
            case "email" -> Channel.EMAIL;
            default -> throw Problems.notFound("There is no such channel");
        };
    }
}
