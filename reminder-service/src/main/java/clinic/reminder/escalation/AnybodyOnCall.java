package clinic.reminder.escalation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/**
 * Says before a red flag has waited that nobody would be told of it: in the log at the start, and to the staff's page
 * about the services. How many there are, not who.
 */
@Component
class AnybodyOnCall implements InfoContributor {

    private static final Logger LOG = LoggerFactory.getLogger(AnybodyOnCall.class);

    private final int people;

    AnybodyOnCall(OnCall onCall) {
        this.people = onCall.people().size();
        if (people == 0) {
            LOG.warn("clinic.escalation.people is empty: nobody is told of a red flag that nobody has looked at");
        }
    }

    @Override
    public void contribute(Info.Builder info) {
        info.withDetail("onCall", people);
    }
}
