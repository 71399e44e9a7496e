package clinic.benchmarks;

import clinic.benchmarks.floor.Crowd;
import clinic.benchmarks.floor.Turn;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who holds a time and books it, as a page or a program does. */
record PatientsOverHttp(MeasuredService service, UUID treatment, LocalDate monday) implements Crowd.Work {

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    @Override
    public void once(Turn turn) throws Exception {
        String wish = "\"treatment\":\"%s\",\"practitioner\":\"%s\",\"start\":\"%s\""
                .formatted(
                        treatment,
                        turn.practitioner(),
                        turn.start(monday).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        Matcher held = ID.matcher(service.make("/api/holds", "{" + wish + "}", "Accept", "application/json"));
        if (!held.find()) {
            throw new IllegalStateException("A hold without an id");
        }
        String patient = "{\"name\":\"M\",\"birthDate\":\"%s\",\"email\":\"%s\",\"language\":\"sv\"}"
                .formatted(turn.birthDate(), turn.email());
        service.make(
                "/api/appointments",
                "{%s,\"holdId\":\"%s\",\"patient\":%s,\"safety\":\"clear\",\"consents\":[\"reminders\",\"follow-ups\"]}"
                        .formatted(wish, held.group(1), patient),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
