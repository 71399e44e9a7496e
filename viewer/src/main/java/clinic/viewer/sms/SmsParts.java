package clinic.viewer.sms;

/** How many parts an SMS is billed as. */
final class SmsParts {
    private static final String GSM_7 = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String GSM_7_ESCAPED = "\f^{}\\[~]|€";

    private SmsParts() {}

    static int of(String message) {
        int septets = 0;
        for (char c : message.toCharArray()) {
            if (GSM_7.indexOf(c) >= 0) {
                septets += 1;
            } else if (GSM_7_ESCAPED.indexOf(c) >= 0) {
                septets += 2;
            } else {
                return parts(message.length(), 70, 67);
            }
        }
        return parts(septets, 160, 153);
    }

    private static int parts(int length, int alone, int joined) {
        return length <= alone ? 1 : Math.ceilDiv(length, joined);
    }
}
