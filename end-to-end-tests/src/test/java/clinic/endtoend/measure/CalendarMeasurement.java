package clinic.endtoend.measure;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.endtoend.browser.Chromium;
import clinic.endtoend.browser.Look;
import clinic.endtoend.browser.StaffDesk;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.ClinicDatabase;
import clinic.endtoend.running.TheClinic;
import clinic.figures.Median;
import clinic.figures.Report;
import clinic.figures.Surroundings;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Measures; asserts nothing about time. How long until the calendar of twelve practitioners with a full week of 600
 * visits can be used, and what the browser holds in memory then, beside an empty page and beside the calendar of a day
 * on which nobody works; alone, and with a month of such weeks before it; and what a month of days, one after the other
 * in one page, leaves behind.
 *
 * <p>From: the browser's own beginning of the navigation. To: the first frame after every visit is drawn, with the button
 * that opens it. Memory is what is alive on the heap of scripts after everything else was collected.
 * {@code ./clinic measure calendar}
 */
@ExtendWith({TheClinic.class, Chromium.InTheBrowser.class})
class CalendarMeasurement {

    private static final boolean QUICK = Boolean.getBoolean("clinic.measure.quick");
    private static final int ROUNDS = Integer.getInteger("clinic.measure.rounds", QUICK ? 3 : 5);
    private static final int WARM_UP = Integer.getInteger("clinic.measure.warm-up", QUICK ? 1 : 5);
    private static final int PRACTITIONERS = 12;
    private static final int A_DAY = 10;
    private static final int DAYS = 5;
    private static final int HISTORY = 4;
    private static final String EMPTY_PAGE = "empty page";

    private static final String LOADED = "() => performance.getEntriesByType('navigation')[0].loadEventEnd";

    /** When everything is there and has been painted, in milliseconds since the navigation began. */
    private static final String USABLE = """
            async ([ready, visits]) => {
              for (;;) {
                await new Promise((frame) => requestAnimationFrame(frame));
                const drawn = document.querySelectorAll('.ec-event .opener .patient').length;
                const box = document.getElementById('calendar');
                if (box?.dataset.ready === ready && drawn === visits) return performance.now();
                if (performance.now() > 30000) throw new Error(`${drawn} of ${visits} visits, ready ${box?.dataset.ready}`);
              }
            }""";

    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    /** A page to come to, and how many visits it draws; without a day it is no calendar. */
    private record View(String name, String path, String ready, int visits) {}

    /** What was measured of a view, round after round: milliseconds, mebibytes, and elements of the page. */
    private record Taken(List<Double> times, List<Double> heaps, List<Double> elements) {

        Taken() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private final Report report;

    CalendarMeasurement() throws Exception {
        this.report = new Report("calendar");
    }

    @Test
    void fullWeek(Clinic clinic, Chromium chromium) throws Exception {
        var database = new ClinicDatabase(clinic.launched().home(), "booking");
        var monday = LocalDate.ofInstant(clinic.clock().now(), ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        employ(database);
        book(database, monday, "BOOKED");
        report.say("Calendar, %d practitioners, a week of %d visits, median of %d rounds (smallest–largest), %s%n"
                .formatted(PRACTITIONERS, PRACTITIONERS * A_DAY * DAYS, ROUNDS, Surroundings.now()));
        // Not closed, which would tell of every stream of news that was refused to so hasty a desk.
        Visitor visitor = chromium.visitor(clinic.url(), Look.SWEDISH_DESKTOP);
        new StaffDesk(visitor).signIn("reception", clinic.staffPassword());
        measure(visitor.page(), clinic, views(database, monday), "the week alone");
        IntStream.rangeClosed(1, HISTORY).forEach(back -> book(database, monday.minusWeeks(back), "COMPLETED"));
        measure(
                visitor.page(),
                clinic,
                views(database, monday),
                "after %d weeks like it, %d visits".formatted(HISTORY, (HISTORY + 1) * PRACTITIONERS * A_DAY * DAYS));
        walk(visitor.page(), clinic, monday.minusWeeks(HISTORY));
        report.held("every visit of a view was drawn, with the button that opens it");
        report.keep();
    }

    private static List<View> views(ClinicDatabase database, LocalDate monday) {
        String anna = database.strings("select id::text from practitioners where name = 'Anna Lindqvist'").stream()
                .findFirst()
                .orElseThrow();
        return List.of(
                new View(EMPTY_PAGE, "/robots.txt", "", 0),
                // Nobody works on the Sunday before.
                new View(
                        "empty day",
                        "/staff?date=" + monday.minusDays(1),
                        monday.minusDays(1).toString(),
                        0),
                new View("day of everybody", "/staff?date=" + monday, monday.toString(), PRACTITIONERS * A_DAY),
                new View(
                        "rooms of the day",
                        "/staff?view=resourceTimelineDay&date=" + monday,
                        monday.toString(),
                        PRACTITIONERS * A_DAY),
                new View(
                        "week of one",
                        "/staff?view=timeGridWeek&date=%s&practitioner=%s".formatted(monday, anna),
                        monday.toString(),
                        A_DAY * DAYS));
    }

    private void measure(Page page, Clinic clinic, List<View> views, String what) {
        Map<String, Taken> taken = new LinkedHashMap<>();
        CDPSession inside = page.context().newCDPSession(page);
        inside.send("Performance.enable");
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (View view : views) {
                double time = open(page, clinic, view);
                if (round >= 0) {
                    Taken one = taken.computeIfAbsent(view.name(), name -> new Taken());
                    one.times().add(time);
                    one.heaps().add(told(inside, "JSHeapUsedSize") / 1024 / 1024);
                    one.elements().add(told(inside, "Nodes"));
                }
            }
        }
        inside.detach();
        Taken nothing = Objects.requireNonNull(taken.get(EMPTY_PAGE));
        report.say("%s%n  %-17s %27s %22s %26s %22s %9s%n"
                .formatted(what, "", "ms until usable", "/ empty page", "MiB alive", "/ empty page", "nodes"));
        taken.forEach((name, one) -> report.say("  %-17s %27s %22s %26s %22s %9.0f%n"
                .formatted(
                        name,
                        spread(one.times(), "%.0f"),
                        spread(ratios(one.times(), nothing.times()), "%.1f"),
                        spread(one.heaps(), "%.2f"),
                        spread(ratios(one.heaps(), nothing.heaps()), "%.1f"),
                        one.elements().stream().sorted().toList().get(ROUNDS / 2))));
        taken.forEach((name, one) -> {
            if (!name.equals(EMPTY_PAGE)) {
                report.ratio(
                        "%s until usable, %s".formatted(name, what), EMPTY_PAGE, median(one.times(), nothing.times()));
                report.ratio("%s memory, %s".formatted(name, what), EMPTY_PAGE, median(one.heaps(), nothing.heaps()));
            }
        });
    }

    private static Median median(List<Double> ours, List<Double> theirs) {
        return Median.of(ratios(ours, theirs).stream().mapToDouble(Double::doubleValue));
    }

    private static double open(Page page, Clinic clinic, View view) {
        page.navigate(
                clinic.url().resolve(view.path()).toString(),
                new Page.NavigateOptions()
                        .setWaitUntil(view.ready().isEmpty() ? WaitUntilState.LOAD : WaitUntilState.COMMIT));
        Object time = view.ready().isEmpty()
                ? page.evaluate(LOADED)
                : page.evaluate(USABLE, List.of(view.ready(), view.visits()));
        return ((Number) time).doubleValue();
    }

    /** Day by day through the month, in one page, as somebody does who looks for something. */
    private void walk(Page page, Clinic clinic, LocalDate first) {
        CDPSession inside = page.context().newCDPSession(page);
        inside.send("Performance.enable");
        open(page, clinic, new View("first", "/staff?date=" + first, first.toString(), PRACTITIONERS * A_DAY));
        double before = told(inside, "JSHeapUsedSize");
        List<Double> steps = new ArrayList<>();
        int days = HISTORY * 7;
        for (LocalDate day = first.plusDays(1); day.isBefore(first.plusDays(days + 1)); day = day.plusDays(1)) {
            boolean weekend = day.getDayOfWeek().getValue() > DAYS;
            double from = ((Number) page.evaluate("() => performance.now()")).doubleValue();
            page.locator("#pick-date").fill(day.toString());
            Object shown = page.evaluate(USABLE, List.of(day.toString(), weekend ? 0 : PRACTITIONERS * A_DAY));
            if (!weekend) {
                steps.add(((Number) shown).doubleValue() - from);
            }
        }
        double after = told(inside, "JSHeapUsedSize");
        inside.detach();
        report.say("a month of days in one page, %d visits: a step of %s ms; alive %.2f MiB before, %.2f MiB after%n"
                .formatted(
                        PRACTITIONERS * A_DAY * DAYS * HISTORY,
                        spread(steps, "%.0f"),
                        before / 1024 / 1024,
                        after / 1024 / 1024));
    }

    /** Once what is not needed any more has been collected. */
    private static double told(CDPSession inside, String metric) {
        inside.send("HeapProfiler.collectGarbage");
        return inside.send("Performance.getMetrics").getAsJsonArray("metrics").asList().stream()
                .map(one -> (JsonObject) one)
                .filter(one -> one.get("name").getAsString().equals(metric))
                .findFirst()
                .orElseThrow()
                .get("value")
                .getAsDouble();
    }

    private static List<Double> ratios(List<Double> ours, List<Double> theirs) {
        return IntStream.range(0, ours.size())
                .mapToObj(round -> ours.get(round) / theirs.get(round))
                .toList();
    }

    private static String spread(List<Double> values, String form) {
        double[] sorted =
                values.stream().flatMapToDouble(DoubleStream::of).sorted().toArray();
        return (form + " (" + form + "–" + form + ")")
                .formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    /** Who is not there yet, and hours for all of them. */
    private static void employ(ClinicDatabase database) {
        database.plant("insert into practitioners (id, name, title_sv, title_en)"
                + " select gen_random_uuid(), 'Behandlare ' || n, 'leg. naprapat', 'licensed naprapath'"
                + " from generate_series((select count(*) + 1 from practitioners), " + PRACTITIONERS + ") n");
        // Meetings and lunches would be in the way of a full day.
        database.plant("delete from taken_time");
        database.plant("delete from working_hours");
        database.plant("insert into working_hours (practitioner_id, location_id, weekday, opens, closes)"
                + " select p.id, l.id, weekday, '08:00', '17:00' from practitioners p, generate_series(1, 5) weekday,"
                + " (select id from locations order by name limit 1) l");
        assertThat(database.number("select count(*) from practitioners")).isEqualTo(PRACTITIONERS);
    }

    /** Ten visits of everybody on each day of the week, of as many patients; nobody is told of them. */
    private static void book(ClinicDatabase database, LocalDate monday, String state) {
        database.plant("""
                with visit as (
                    select gen_random_uuid() as id, gen_random_uuid() as patient, p.id as practitioner, t.id as treatment,
                           l.id as location, n,
                           (date '%1$s' + day + time '08:00' + n * interval '50 minutes') at time zone 'Europe/Stockholm' as at
                      from (select id, name, row_number() over (order by name) as which from practitioners) p,
                           generate_series(0, %2$d - 1) day, generate_series(0, %3$d - 1) n,
                           (select id, row_number() over (order by listed_at) - 1 as which from treatments) t,
                           (select id from locations order by name limit 1) l
                     where t.which = (p.which + day + n) %% 8),
                patients as (
                    insert into patients (id, version, revision, name, birth_date, email, language, recorded_at)
                    select patient, 1, 1, 'Patient ' || left(patient::text, 8), date '1980-01-01', patient || '@clinic.example',
                           'sv', now() from visit returning id),
                taken as (
                    insert into taken_time (id, resource_id, during, owner_id)
                    select id, practitioner, tstzrange(at, at + interval '45 minutes'), id from visit returning id)
                insert into appointments (id, version, schedule_version, state, patient_id, treatment_id, practitioner_id,
                                          location_id, starts_at, ends_at, manage_nonce, booked_at, completed_at)
                select id, 1, 1, '%4$s', patient, treatment, practitioner, location, at, at + interval '45 minutes',
                       id::text, now(), case when '%4$s' = 'COMPLETED' then at + interval '45 minutes' end from visit
                """.formatted(monday, DAYS, A_DAY, state));
    }
}
