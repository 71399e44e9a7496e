package clinic.booking.me;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How patients sign in.
 *
 * @param codeFor how long a code opens something
 * @param tries how often a code, and then a birth date, may be typed wrong
 * @param window what the two limits below count over
 * @param codesPerContact how many codes one contact is sent, so that nobody's phone can be flooded
 * @param codesPerSender how many codes may be asked for from one address of the net
 * @param idle after so long without a look at a page somebody is signed out
 */
@ConfigurationProperties("clinic.sign-in")
record SignInRules(
        Duration codeFor, int tries, Duration window, int codesPerContact, int codesPerSender, Duration idle) {}
