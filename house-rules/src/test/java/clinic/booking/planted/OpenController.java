package clinic.booking.planted;

import org.springframework.web.bind.annotation.RestController;

/** Planted: a controller for everyone to call. */
@RestController
public class OpenController {}
