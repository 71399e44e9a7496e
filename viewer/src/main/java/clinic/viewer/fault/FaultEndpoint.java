package clinic.viewer.fault;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The switches; like the whole viewer only where the clinic is tried out. */
@RestController
class FaultEndpoint {

    private final Faults faults;

    FaultEndpoint(Faults faults) {
        this.faults = faults;
    }

    @GetMapping("/local/faults")
    Map<Provider, Fault> show() {
        return faults.all();
    }

    /** From now on this provider has this trouble; {@code none} ends it. */
    record Switch(Provider provider, Fault fault) {}

    @PostMapping("/local/faults")
    Map<Provider, Fault> turn(@RequestBody Switch wanted) {
        faults.set(wanted.provider(), wanted.fault());
        return faults.all();
    }
}
