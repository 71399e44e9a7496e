package clinic.booking.imports;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What a column may stand for, and how systems usually head it. */
enum Field {
    /** Of the patient in the system before: by it a row is known again, whatever else has changed in it. */
    NUMBER(
            "nummer",
            "nr",
            "id",
            "patientid",
            "patientnummer",
            "patientnr",
            "kundnummer",
            "kundnr",
            "kundid",
            "number",
            "patientnumber",
            "clientid",
            "customerid",
            "externalid"),
    VISIT_NUMBER(
            "besoksnummer",
            "besoksid",
            "bokningsnummer",
            "bokningsid",
            "bokningsnr",
            "visitnumber",
            "visitid",
            "appointmentid",
            "bookingid",
            "bookingnumber"),
    PRACTITIONER("behandlare", "terapeut", "vardgivare", "kalender", "practitioner", "therapist", "provider", "staff"),
    TREATMENT("behandling", "tjanst", "besokstyp", "bokningstyp", "treatment", "service", "appointmenttype"),
    LOCATION("mottagning", "plats", "klinik", "location", "clinic", "site"),
    /** Date and time in one, as the clock of the location shows them. */
    START("start", "starttid", "borjar", "tidpunkt", "startsat", "starttime", "datumochtid", "datetime"),
    DATE("datum", "dag", "date", "day", "startdatum", "startdate"),
    TIME("tid", "klockan", "kl", "klockslag", "time"),
    MINUTES("minuter", "langd", "langdmin", "minutes", "duration", "length"),
    STATUS("status", "state"),
    NAME("namn", "name", "patient", "patientnamn", "patientname", "fullname", "fullstandigtnamn", "kund", "kundnamn"),
    FIRST_NAME("fornamn", "firstname", "givenname", "tilltalsnamn"),
    LAST_NAME("efternamn", "lastname", "surname", "familyname"),
    /** A personnummer will do: only the date in it is read. */
    BIRTH_DATE(
            "fodd",
            "fodelsedatum",
            "fodelsedag",
            "birthdate",
            "dateofbirth",
            "dob",
            "born",
            "birthday",
            "personnummer",
            "personnr",
            "pnr",
            "personalnumber"),
    /** All of it is kept, so it is never guessed where the clinic asks nobody for it; its date will do as birth date. */
    PERSONNUMMER("personnummer", "personnr", "pnr", "personalnumber", "personalidentitynumber"),
    MOBILE(
            "mobil",
            "mobilnummer",
            "mobilnr",
            "mobiltelefon",
            "mobile",
            "mobilephone",
            "mobilenumber",
            "cellphone",
            "cell",
            "telefon",
            "telefonnummer",
            "tel",
            "phone",
            "phonenumber"),
    EMAIL("epost", "epostadress", "mejl", "mail", "mailadress", "email", "emailaddress"),
    LANGUAGE("sprak", "language", "lang"),
    REMINDERS(
            "paminnelser",
            "samtyckepaminnelser",
            "samtyckepaminnelse",
            "smspaminnelse",
            "reminders",
            "consentreminders",
            "reminderconsent"),
    FOLLOW_UPS(
            "uppfoljning", "uppfoljningar", "samtyckeuppfoljning", "followups", "consentfollowups", "followupconsent"),
    PROTECTED("skyddad", "skyddadidentitet", "sekretess", "sekretessmarkering", "protected", "protectedidentity");

    private final List<String> headings;

    /** @param headings in plain letters, the best first */
    Field(String... headings) {
        this.headings = List.of(headings);
    }

    /**
     * Which column each field probably is, by its heading: as it was the last time, or as it is usually called.
     *
     * @param before by heading what columns of the same system stood for
     * @param keepsNumbers whether the clinic asks anybody for their personnummer
     */
    static Map<Field, Integer> guessed(
            Kind kind, List<String> headings, Map<Field, String> before, boolean keepsNumbers) {
        List<String> plain = headings.stream().map(Field::plain).toList();
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        for (Field field : kind.fields()) {
            if (field == PERSONNUMMER && !keepsNumbers) {
                continue;
            }
            Stream.concat(Stream.ofNullable(before.get(field)).map(Field::plain), field.headings.stream())
                    .map(plain::indexOf)
                    .filter(column -> column >= 0)
                    .findFirst()
                    .ifPresent(column -> columns.put(field, column));
        }
        if (Objects.equals(columns.get(BIRTH_DATE), columns.get(PERSONNUMMER))) {
            columns.remove(BIRTH_DATE);
        }
        return columns;
    }

    /** In small letters without marks, signs and spaces. */
    static String plain(String heading) {
        return Normalizer.normalize(heading, Form.NFD).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
