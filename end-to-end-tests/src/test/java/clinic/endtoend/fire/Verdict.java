package clinic.endtoend.fire;

import clinic.endtoend.fire.Ledger.Word;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.ClinicDatabase;
import clinic.endtoend.running.ClinicHome;
import clinic.endtoend.running.ClinicTopics;
import clinic.endtoend.running.Letter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares what was promised with what reached the patients' phones and mailboxes, and with what the services know of
 * each other.
 *
 * @param superseded confirmations and changes that a later word about the same visit had made untrue before they left:
 *     withdrawn, with a reason
 * @param copies mails handed over once more under the same Message-ID, which the mailbox dropped: another would show them
 * @param handedOverAgain how often a message was handed over that is marked as having left perhaps before
 */
record Verdict(
        int acknowledged,
        int words,
        int superseded,
        long copies,
        long handedOverAgain,
        List<String> lost,
        List<String> duplicated,
        List<String> outOfOrder,
        List<String> broken) {

    private static final Pattern LINK = Pattern.compile("/appointments/[A-Za-z]([A-Za-z0-9_-]{48})");
    private static final List<String> CHANNELS = List.of("sms", "email");
    private static final Set<String> PURPOSES = Set.of("confirmation", "change", "cancellation");

    boolean clean() {
        return lost.isEmpty() && duplicated.isEmpty() && outOfOrder.isEmpty() && broken.isEmpty();
    }

    /** What stood in the databases and in the logs, which outlive a clinic, before the ledger was begun. */
    record Before(long appointments, long copies, long handedOverAgain) {

        static Before of(ClinicHome home) {
            return new Before(Verdict.appointments(home), Verdict.copies(home), Verdict.handedOverAgain(home));
        }
    }

    static Verdict on(Ledger ledger, Clinic clinic, ClinicHome home, Before before) {
        Map<String, List<String>> arrived = arrived(ledger, clinic);
        // What became untrue before it was planned has no row; what became untrue later was withdrawn, with a reason.
        Set<String> stillTrue = new ClinicDatabase(home, "reminder").strings("""
                select appointment_id || ' ' || lower(channel) || ' ' || lower(purpose)
                from message where channel is not null
                    and (state <> 'NOT_SENT' or reason not in ('SUPERSEDED', 'UNKNOWN'))""");
        List<String> lost = new ArrayList<>();
        List<String> duplicated = new ArrayList<>();
        List<String> outOfOrder = new ArrayList<>();
        int superseded = 0;
        int words = 0;
        for (Ledger.Visit visit : ledger.visits()) {
            for (String channel : CHANNELS) {
                String who = visit.appointment() + " " + channel;
                List<String> came = arrived.getOrDefault(who, List.of());
                for (Word word : visit.promised()) {
                    if (!word.goesBy(channel)) {
                        continue;
                    }
                    words++;
                    if (came.contains(word.purpose())) {
                        continue;
                    }
                    boolean overtaken =
                            visit.promised().getLast() != word && !stillTrue.contains(who + " " + word.purpose());
                    if (overtaken) {
                        superseded++;
                    } else {
                        lost.add(who + " " + word.purpose() + ", came: " + came);
                    }
                }
                came.stream()
                        .collect(Collectors.groupingBy(word -> word, Collectors.counting()))
                        .forEach((word, times) -> {
                            if (times > 1) {
                                duplicated.add(who + " " + word + " " + times + " times");
                            }
                        });
                if (!came.equals(came.stream()
                        .sorted(Comparator.comparing(Verdict::place))
                        .toList())) {
                    outOfOrder.add(who + " " + came);
                }
            }
        }
        Set<String> promised =
                ledger.visits().stream().map(Ledger.Visit::appointment).collect(Collectors.toSet());
        new ClinicDatabase(home, "booking")
                .strings("""
                select appointment_id || ': the staff page tells twice that ' || message_id || ' was ' || what
                from correspondence where message_id is not null
                group by appointment_id, message_id, what having count(*) > 1""").stream()
                        .filter(told -> promised.contains(told.substring(0, told.indexOf(':'))))
                        .forEach(duplicated::add);
        lost.addAll(untold(promised, home));
        List<String> broken = new ArrayList<>(ledger.broken());
        broken.addAll(unacknowledged(ledger, appointments(home) - before.appointments()));
        broken.addAll(overlapping(home));
        broken.addAll(leftOver(home));
        long copies = copies(home) - before.copies();
        long handedOverAgain = handedOverAgain(home) - before.handedOverAgain();
        if (copies > handedOverAgain) {
            broken.add("%d copies of mails arrived, %d are known of".formatted(copies, handedOverAgain));
        }
        return new Verdict(
                ledger.visits().size(),
                words,
                superseded,
                copies,
                handedOverAgain,
                lost,
                duplicated,
                outOfOrder,
                broken);
    }

    private static int place(String purpose) {
        return List.of("confirmation", "change", "cancellation").indexOf(purpose);
    }

    /** By visit and channel, what came, in the order in which it came. */
    private static Map<String, List<String>> arrived(Ledger ledger, Clinic clinic) {
        Map<String, String> visitOfMail = new HashMap<>();
        Map<String, String> visitOfPhone = new HashMap<>();
        for (Ledger.Visit visit : ledger.visits()) {
            visitOfMail.put(visit.patient().email(), visit.appointment());
            if (visit.promised().contains(Word.CANCELLATION)) {
                visitOfPhone.put(visit.patient().mobile(), visit.appointment());
            }
        }
        Map<String, List<String>> arrived = new TreeMap<>();
        for (Letter letter : clinic.postbox().all().reversed()) {
            if (!PURPOSES.contains(letter.purpose())) {
                continue;
            }
            String visit =
                    letter.channel().equals("email") ? visitOfMail.get(letter.to()) : visitOfSms(letter, visitOfPhone);
            if (visit != null) {
                arrived.computeIfAbsent(visit + " " + letter.channel(), key -> new ArrayList<>())
                        .add(letter.purpose());
            }
        }
        return arrived;
    }

    /** A private link begins with the id of what it opens; a cancellation has none. */
    private static @org.jspecify.annotations.Nullable String visitOfSms(Letter sms, Map<String, String> visitOfPhone) {
        Matcher link = LINK.matcher(sms.text());
        if (!link.find()) {
            return visitOfPhone.get(sms.to());
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(link.group(1)));
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    /** Who insists with one key gets one appointment, however often the service died meanwhile. */
    private static List<String> unacknowledged(Ledger ledger, long kept) {
        int promised = ledger.visits().size();
        return kept == promised
                ? List.of()
                : List.of("%d appointments are kept, %d were promised".formatted(kept, promised));
    }

    private static long appointments(ClinicHome home) {
        return new ClinicDatabase(home, "booking").number("select count(*) from appointments");
    }

    /** Visits that no word of stands in the topic from which others learn of them. */
    private static List<String> untold(Set<String> promised, ClinicHome home) {
        Set<String> told = new ClinicTopics(home)
                .entries().stream()
                        .filter(entry -> entry.topic().equals("booking.appointments.v1"))
                        .map(ClinicTopics.Entry::key)
                        .collect(Collectors.toSet());
        return promised.stream()
                .filter(appointment -> !told.contains(appointment))
                .map(appointment -> appointment + " stands in no topic")
                .toList();
    }

    private static List<String> overlapping(ClinicHome home) {
        long pairs = new ClinicDatabase(home, "booking")
                .number("select count(*) from taken_time a join taken_time b"
                        + " on a.resource_id = b.resource_id and a.during && b.during and a.ctid < b.ctid");
        return pairs == 0 ? List.of() : List.of(pairs + " pairs of taken times overlap");
    }

    private static List<String> leftOver(ClinicHome home) {
        List<String> left = new ArrayList<>();
        for (String service : List.of("booking", "reminder", "content")) {
            long waiting =
                    new ClinicDatabase(home, service).number("select count(*) from outbox where sent_at is null");
            if (waiting > 0) {
                left.add(waiting + " events wait in the outbox of " + service);
            }
        }
        long undecided = new ClinicDatabase(home, "reminder")
                .number("select count(*) from message where state in ('SENDING', 'IN_DOUBT')");
        if (undecided > 0) {
            left.add(undecided + " messages are still in doubt");
        }
        return left;
    }

    private static long handedOverAgain(ClinicHome home) {
        return new ClinicDatabase(home, "reminder")
                .number("select coalesce(sum(attempts - 1), 0) from message where may_have_left");
    }

    static long copies(ClinicHome home) {
        return home.logLines("viewer", "A copy of the mail");
    }
}
