package clinic.booking.merge;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.Problems;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.merge.MergePatients.Decision;
import clinic.booking.patient.EarlierRecords;
import clinic.booking.patient.KeptOfTwo;
import clinic.booking.patient.NotOne;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.booking.privacy.ProtectedPatients;
import clinic.booking.signin.StaffMember;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes two records one over the API, and tells which records are one. */
@RestController
class MergeController {

    private final MergePatients merging;
    private final PatientRegister register;
    private final EarlierRecords earlier;
    private final ProtectedPatients protectedOnes;
    private final Audit audit;
    private final Problems problems;

    MergeController(
            MergePatients merging,
            PatientRegister register,
            EarlierRecords earlier,
            ProtectedPatients protectedOnes,
            Audit audit,
            Problems problems) {
        this.merging = merging;
        this.register = register;
        this.earlier = earlier;
        this.protectedOnes = protectedOnes;
        this.audit = audit;
        this.problems = problems;
    }

    /**
     * What becomes of the two.
     *
     * @param other the record that becomes a pointer
     * @param otherName whether its name is kept; left out: not, as for the others
     * @param version of the kept record, as its links told it
     * @param otherVersion the same of the other
     * @param reason why they are taken for one
     */
    record MergeBody(
            @Nullable UUID other,
            @Nullable Boolean otherName,
            @Nullable Boolean otherBirthDate,
            @Nullable Boolean otherContacts,
            @Nullable Boolean otherLanguage,
            @Nullable Integer version,
            @Nullable Integer otherVersion,
            @Nullable String reason) {

        Decision decision(UUID kept) {
            List<Fault> faults = new ArrayList<>();
            if (other == null) {
                faults.add(new Fault("other", "missing"));
            }
            if (version == null) {
                faults.add(new Fault("version", "missing"));
            }
            if (otherVersion == null) {
                faults.add(new Fault("otherVersion", "missing"));
            }
            if (other == null || version == null || otherVersion == null) {
                throw new InvalidInput(faults);
            }
            return new Decision(
                    kept,
                    other,
                    new KeptOfTwo(is(otherName), is(otherBirthDate), is(otherContacts), is(otherLanguage)),
                    version,
                    otherVersion,
                    reason == null ? "" : reason);
        }

        private static boolean is(@Nullable Boolean said) {
            return Boolean.TRUE.equals(said);
        }
    }

    /**
     * What a record stands for, in the words of FHIR's {@code Patient}.
     *
     * @param active false for one that only points to another
     * @param version to be named when it is merged; left out of one that only points
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Links(UUID id, boolean active, @Nullable Integer version, List<Link> link) {}

    /** @param type {@code replaced-by} the record that is kept, or {@code replaces} one that points here */
    record Link(Reference other, String type) {}

    /** @param reference such as {@code Patient/…} */
    record Reference(String reference) {

        static Reference to(UUID patient) {
            return new Reference("Patient/" + patient);
        }
    }

    @PostMapping("/api/staff/patients/{id}/merges")
    @Operation(
            summary = "Two records are of one patient",
            description = "For reception and admins; with a protected identity for admins. The record in the address is"
                    + " kept, the other one points to it. Sent again it answers the same.")
    Links merge(@PathVariable UUID id, @RequestBody MergeBody body, HttpServletRequest request) {
        merging.merge(body.decision(id), StaffMember.asking(request));
        return of(id);
    }

    @PutMapping("/api/staff/patients/{id}/not-the-same/{other}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Two records are of two patients",
            description =
                    "For reception and admins. Nobody is asked again whether they are one. Said again, also the other"
                            + " way about, it changes nothing.")
    void notTheSame(@PathVariable UUID id, @PathVariable UUID other, HttpServletRequest request) {
        merging.notTheSame(id, other, StaffMember.asking(request));
    }

    @GetMapping("/api/staff/patients/{id}/links")
    @Operation(
            summary = "Which records are of the same patient",
            description = "As link of FHIR's Patient: replaced-by, or replaces; with the version that a merge names.")
    Links links(@PathVariable UUID id, HttpServletRequest request) {
        StaffMember reader = StaffMember.asking(request);
        UUID kept = register.keptAs(id);
        if (register.patient(kept).isEmpty() || !protectedOnes.mayBeShown(kept, reader)) {
            throw new NotOne(NotOne.Why.NO_SUCH_PATIENT);
        }
        audit.seen(Who.staff(reader.id()), kept);
        return of(id);
    }

    private Links of(UUID id) {
        UUID kept = register.keptAs(id);
        return kept.equals(id)
                ? new Links(
                        id,
                        true,
                        register.patient(id).map(PatientView::revision).orElse(null),
                        earlier.of(id).stream()
                                .map(one -> new Link(Reference.to(one.id()), "replaces"))
                                .toList())
                : new Links(id, false, null, List.of(new Link(Reference.to(kept), "replaced-by")));
    }

    @ExceptionHandler
    ProblemDetail refused(NotOne refused, Locale locale) {
        return switch (refused.why()) {
            case NO_SUCH_PATIENT -> problems.problem(HttpStatus.NOT_FOUND, "not-found", locale);
            case PROTECTED_IDENTITY ->
                problems.problem(HttpStatus.FORBIDDEN, refused.why().code(), locale);
            case REASON_MISSING, REASON_TOO_LONG ->
                problems.problem(HttpStatus.UNPROCESSABLE_CONTENT, refused.why().code(), locale);
            default -> problems.problem(HttpStatus.CONFLICT, refused.why().code(), locale);
        };
    }
}
