package clinic.reminder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Channel;
import clinic.reminder.ElksServer;
import clinic.reminder.RunningReminder;
import clinic.reminder.dispatch.Point.When;
import clinic.reminder.message.Words;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The dispatching is halted dead at every point around its call to a provider, and another life of it takes over. What
 * then arrived is read twice: as by a sink that drops what bears a reference it knows, and as by one that does not.
 * {@code -Dclinic.halts=450} makes it long, {@code -Dclinic.seed=…} repeats a run.
 */
class HaltsIT extends RunningReminder {

    private static final int HALTS = Integer.getInteger("clinic.halts", 45);
    private static final int A_CROWD = 5;
    private static final int FIRST_NUMBER = 5;
    private static final int NUMBERS = 95;

    @Autowired
    private ConfigurableApplicationContext service;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private Ledger ledger;

    private final List<UUID> open = new ArrayList<>();
    private int patients;

    /** Only those who are halted here may take anything. */
    @BeforeEach
    void alone() {
        dispatcher.stop();
        ELKS.forget();
    }

    @AfterEach
    void asBefore() {
        ELKS.has(ElksServer.Day.GOOD);
        ELKS.forget();
        forget(List.copyOf(open));
        dispatcher.start();
        settled();
    }

    /**
     * @param comings when somebody comes to the point for the so-manieth time
     * @param reborn who takes over is the same instance, started again; else another, once the lease has run out
     */
    private record Halt(Point at, int comings, int visits, boolean reborn) {}

    private static List<Halt> halts(Random random) {
        List<Point> points = new ArrayList<>();
        for (Step step : EnumSet.range(Step.LOOKS, Step.COMMITS_SENT)) {
            for (When when : step == Step.CALLS ? When.values() : new When[] {When.BEFORE, When.AFTER}) {
                points.add(new Point(when, step));
            }
        }
        List<Halt> halts = new ArrayList<>();
        for (int halt = 0; halt < HALTS; halt++) {
            // Half of them have one message of each channel in hand, the others several.
            int visits = halt / points.size() % 2 == 0 ? 1 : 2 + random.nextInt(A_CROWD - 1);
            halts.add(new Halt(
                    points.get(halt % points.size()), 1 + random.nextInt(visits), visits, random.nextBoolean()));
        }
        Collections.shuffle(halts, random);
        return halts;
    }

    @Test
    @DisplayName("30: halted anywhere around the provider's yes: nothing is lost, and no copy is unknown to us")
    void whoeverIsHaltedNothingIsLostAndNoCopyIsUnknown() throws IOException {
        long seed = Long.getLong("clinic.seed", System.nanoTime());
        System.out.println("HaltsIT -Dclinic.halts=" + HALTS + " -Dclinic.seed=" + seed);
        Map<String, Tally> byPoint = new LinkedHashMap<>();
        Map<Boolean, Tally> byCrowd = new LinkedHashMap<>();
        Tally all = new Tally();
        for (Halt halt : halts(new Random(seed))) {
            Aftermath aftermath = aftermath(halt);
            aftermath.isSound(halt + ", seed " + seed);
            List.of(
                            byPoint.computeIfAbsent(halt.at().toString(), none -> new Tally()),
                            byCrowd.computeIfAbsent(halt.visits() == 1, none -> new Tally()),
                            all)
                    .forEach(tally -> tally.add(aftermath));
        }
        StringBuilder table = new StringBuilder("Seed " + seed + "\n" + Tally.HEAD);
        byPoint.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(row -> table.append(row.getValue().line(row.getKey())));
        byCrowd.forEach((one, tally) -> table.append(tally.line(one ? "one visit in hand" : "several in hand")));
        table.append(all.line("all"));
        System.out.println(table);
        Files.writeString(Path.of("target", "halts.txt"), table);
        assertThat(all.inTheWindow).as("the window was hit").isPositive();
        assertThat(all.copies)
                .as("and a sink without memory would have shown it")
                .isPositive();
        assertThat(ledger.balance().open()).isZero();
    }

    private Aftermath aftermath(Halt halt) {
        Patient patient = new Patient(
                UUID.randomUUID(),
                "+467017406%02d".formatted(FIRST_NUMBER + patients % NUMBERS),
                "halted%d@example.org".formatted(++patients));
        List<UUID> visits = booked(patient, halt.visits(), patient.email());
        Life first = new Life(service, "first", Passage.endingAt(halt.at(), halt.comings()));
        soon().until(() -> first.isOver() || allSent(visits));
        boolean over = first.isOver();
        // Until none of its threads is on its way to anything, or anything of theirs to a provider.
        first.close();
        first.awaitWhatIsOnTheWire();
        if (!over) {
            // Several were written down at once, so nobody came to the point that often.
            assertThat(halt.comings()).as("nobody came to %s", halt.at()).isGreaterThan(1);
            forget(visits);
            return aftermath(new Halt(halt.at(), 1, halt.visits(), halt.reborn()));
        }
        Set<UUID> inTheWindow = confirmations(visits).stream()
                .filter(message -> !message.state().equals("SENT"))
                .filter(message -> !references(message, patient).isEmpty())
                .map(Message::id)
                .collect(Collectors.toSet());
        if (!halt.reborn()) {
            leasesRunOut(visits);
        }
        try (Life next = new Life(service, halt.reborn() ? "first" : "second", Passage.open())) {
            soon().until(() -> {
                momentsPass(visits);
                next.wake();
                return allSent(visits);
            });
        }
        Aftermath aftermath = new Aftermath(
                confirmations(visits).stream()
                        .map(message -> new Ending(message, references(message, patient)))
                        .toList(),
                inTheWindow,
                visits.stream().flatMap(visit -> announced(visit).stream()).toList());
        forget(visits);
        return aftermath;
    }

    /** Who stood still for longer than its lease, and comes back with an answer that has been overtaken. */
    @Test
    @DisplayName("30: a late answer under an old fence takes nothing out of the hands of who has the message now")
    void lateAnswerUnderAnOldFenceChangesNothing() {
        Patient patient = someone();
        ELKS.has(ElksServer.Day.BUSY);
        List<UUID> visits = booked(patient, 1, null);
        Passage slow = Passage.standingStillAt(new Point(When.BEFORE, Step.PUTS_BACK));
        Passage quick = Passage.standingStillAt(new Point(When.AFTER, Step.CALLS));
        Life first = new Life(service, "first", slow);
        soon().until(first::isOver);
        ELKS.has(ElksServer.Day.GOOD);
        leasesRunOut(visits);
        Life second = new Life(service, "second", quick);
        soon().until(() -> {
            momentsPass(visits);
            second.wake();
            return second.isOver();
        });
        assertThat(ELKS.acceptedFor(patient.mobile())).hasSize(1);

        slow.goOn();
        soon().until(() -> slow.passed().containsKey(new Point(When.AFTER, Step.PUTS_BACK)));
        first.close();
        assertThat(confirmations(visits)).extracting(Message::state).containsExactly("SENDING");

        quick.goOn();
        soon().until(() -> allSent(visits));
        second.close();
        assertThat(ELKS.acceptedFor(patient.mobile())).hasSize(1);
        forget(visits);
    }

    private static ConditionFactory soon() {
        // Whoever is halted ends by an error; that is no news.
        return eventually().pollInterval(Duration.ofMillis(10)).dontCatchUncaughtExceptions();
    }

    private List<UUID> booked(Patient patient, int count, @Nullable String email) {
        List<UUID> visits = Stream.generate(UUID::randomUUID).limit(count).toList();
        open.addAll(visits);
        announce(recorded(patient, 1, "sv", patient.mobile(), email, EnumSet.allOf(ConsentPurpose.class)));
        visits.forEach(id -> announce(new AppointmentBooked(visit(id, 1, patient, null, inDays(8, 10)))));
        soon().until(() -> confirmations(visits).size() == (email == null ? count : 2 * count));
        return visits;
    }

    private record Message(
            UUID id,
            Channel channel,
            String state,
            boolean mayHaveLeft,
            @Nullable String fingerprint) {}

    private List<Message> confirmations(List<UUID> visits) {
        return jdbc.sql("select * from message where appointment_id in (:visits) and rule = 'confirmation'")
                .param("visits", visits)
                .query((row, number) -> new Message(
                        row.getObject("id", UUID.class),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("state"),
                        row.getBoolean("may_have_left"),
                        row.getString("fingerprint")))
                .list();
    }

    private boolean allSent(List<UUID> visits) {
        return confirmations(visits).stream()
                .allMatch(message -> message.state().equals("SENT"));
    }

    /** Our reference on everything that arrived of a message. */
    private static List<String> references(Message message, Patient patient) {
        return switch (message.channel()) {
            case SMS ->
                ELKS.acceptedFor(patient.mobile())
                        .filter(sms -> Words.fingerprint(sms.message()).equals(message.fingerprint()))
                        .map(ElksServer.Sms::whendelivered)
                        .toList();
            case EMAIL ->
                mailsTo(patient.email()).stream()
                        .map(HaltsIT::messageId)
                        .filter(id -> id.contains(message.id().toString()))
                        .toList();
        };
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Leases go by the database's clock, which nobody moves: what was written by it is moved back instead. */
    private void leasesRunOut(List<UUID> visits) {
        jdbc.sql("update message set lease_until = now() - interval '1 second'"
                        + " where appointment_id in (:visits) and state = 'SENDING'")
                .param("visits", visits)
                .update();
    }

    /** The same of the moments after which a carrier is asked. */
    private void momentsPass(List<UUID> visits) {
        jdbc.sql("update message set retry_at = now()"
                        + " where appointment_id in (:visits) and state = 'IN_DOUBT' and retry_at > now()")
                .param("visits", visits)
                .update();
    }

    private void forget(List<UUID> visits) {
        if (visits.isEmpty()) {
            return;
        }
        open.removeAll(visits);
        jdbc.sql("delete from message where appointment_id in (:visits)")
                .param("visits", visits)
                .update();
        jdbc.sql("delete from visit where appointment_id in (:visits)")
                .param("visits", visits)
                .update();
    }

    /** What became of one message, and our reference on everything that arrived of it. */
    private record Ending(Message message, List<String> references) {

        long copies() {
            return references.size() - references.stream().distinct().count();
        }
    }

    /** @param inTheWindow messages that a provider had taken and nobody had written down when all ended */
    private record Aftermath(List<Ending> endings, Set<UUID> inTheWindow, List<String> announced) {

        void isSound(String halt) {
            assertThat(endings)
                    .as("lost, %s", halt)
                    .noneMatch(ending -> ending.references().isEmpty());
            assertThat(endings)
                    .as("twice at a sink that knows our reference, %s", halt)
                    .allMatch(ending -> ending.references().stream().distinct().count() == 1);
            assertThat(endings)
                    .as("twice although its provider could be asked, %s", halt)
                    .noneMatch(ending -> ending.message().channel() == Channel.SMS && ending.copies() > 0);
            assertThat(endings)
                    .as("a copy that we do not know of, %s", halt)
                    .noneMatch(
                            ending -> ending.copies() > 0 && !ending.message().mayHaveLeft());
            assertThat(endings)
                    .as("a copy of what was not in the window, or a second copy, %s", halt)
                    .allMatch(ending -> ending.copies()
                            <= (inTheWindow.contains(ending.message().id()) ? 1 : 0));
            assertThat(announced).as("told, %s", halt).hasSize(endings.size()).containsOnly("reminder.message.sent");
        }
    }

    private static final class Tally {

        private static final String HEAD = "%-30s %6s %9s %9s %9s %7s %10s %8s %7s %5s%n"
                .formatted(
                        "halted",
                        "halts",
                        "in window",
                        "messages",
                        "in window",
                        "sent",
                        "twice with",
                        "without",
                        "marked",
                        "lost");

        private int halts;
        private int inTheWindow;
        private int messages;
        private int messagesInTheWindow;
        private int sent;
        private int twice;
        private int copies;
        private int marked;

        void add(Aftermath aftermath) {
            halts++;
            inTheWindow += !aftermath.inTheWindow().isEmpty() ? 1 : 0;
            messages += aftermath.endings().size();
            messagesInTheWindow += aftermath.inTheWindow().size();
            for (Ending ending : aftermath.endings()) {
                sent += ending.references().isEmpty() ? 0 : 1;
                twice += ending.references().stream().distinct().count() > 1 ? 1 : 0;
                copies += (int) ending.copies();
                marked += ending.message().mayHaveLeft() ? 1 : 0;
            }
        }

        String line(String name) {
            return "%-30s %6d %9d %9d %9d %7d %10d %8d %7d %5d%n"
                    .formatted(
                            name,
                            halts,
                            inTheWindow,
                            messages,
                            messagesInTheWindow,
                            sent,
                            twice,
                            copies,
                            marked,
                            messages - sent);
        }
    }
}
