package clinic.viewer.page;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.viewer.message.Channel;
import clinic.viewer.message.Message;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final String EVA = "+46701740612";
    private static final String BO = "+46701740613";
    private static final String EVAS_LINK = " https://c.example/appointments/aAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String BOS_LINK = " https://c.example/appointments/aBBBBBBBBBBBBBBBBBBBBBBBBB";

    private int minutes;

    @Test
    void theSamePrivateLinkJoinsPhoneAndMailbox() {
        List<Person> people = People.behind(List.of(
                sms(BO, "hej" + BOS_LINK), sms(EVA, "hej" + EVAS_LINK), mail("eva@b.example", "hej" + EVAS_LINK)));
        assertThat(people).extracting(Person::address).containsExactly(BO, EVA);
        assertThat(people.get(1).mailboxes()).containsExactly("eva@b.example");
        assertThat(people.get(1).messages()).hasSize(2);
        assertThat(people.getFirst().mailboxes()).isEmpty();
    }

    @Test
    void aPublicLinkJoinsNobody() {
        String home = " https://c.example/conditions";
        List<Person> people = People.behind(List.of(sms(EVA, home), mail("bo@b.example", home)));
        assertThat(people).extracting(Person::address).containsExactly(EVA, "bo@b.example");
    }

    @Test
    void aMailboxThatAFamilySharesStandsBesideEachPhone() {
        List<Person> people = People.behind(List.of(
                sms(EVA, EVAS_LINK),
                sms(BO, BOS_LINK),
                mail("us@b.example", EVAS_LINK),
                mail("us@b.example", BOS_LINK)));
        assertThat(people).extracting(Person::mailboxes).containsOnly(List.of("us@b.example"));
        assertThat(people).extracting(person -> person.messages().size()).containsExactly(3, 3);
    }

    @Test
    void whoeverGotTheNewestMessageComesFirst() {
        List<Person> people = People.behind(List.of(mail("a@b.example", ""), sms(EVA, ""), sms(BO, ""), sms(EVA, "")));
        assertThat(people).extracting(Person::name).containsExactly("a@b.example", "070-174 06 12", "070-174 06 13");
        assertThat(People.behind(List.of())).isEmpty();
    }

    private Message sms(String to, String text) {
        return message(Channel.SMS, to, text);
    }

    private Message mail(String to, String text) {
        return message(Channel.EMAIL, to, text);
    }

    private Message message(Channel channel, String to, String text) {
        Instant at = Instant.parse("2026-11-23T12:00:00Z").minusSeconds(60L * minutes++);
        return new Message("x" + minutes, channel, "Clinic", to, null, text, null, at, null);
    }
}
