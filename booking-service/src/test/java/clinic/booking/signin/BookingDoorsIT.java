package clinic.booking.signin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.RealBooking;
import clinic.doors.Doors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@RealBooking
class BookingDoorsIT {

    @Autowired
    Doors doors;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Test
    @DisplayName("Scenario 36: somebody has thought about every route")
    void everyRouteIsNamed() {
        assertThat(routes.getHandlerMethods()).hasSizeGreaterThan(20);
        assertThat(doors.unnamed(routes)).isEmpty();
    }

    @Test
    void routeThatNobodyNamedIsSeen() throws Exception {
        RequestMappingHandlerMapping planted = new RequestMappingHandlerMapping();
        var method = Object.class.getMethod("toString");
        planted.registerMapping(RequestMappingInfo.paths("/planted").build(), this, method);
        planted.registerMapping(RequestMappingInfo.paths("/staff/planted").build(), this, method);
        planted.registerMapping(RequestMappingInfo.paths("/bookings").build(), this, method);
        assertThat(doors.unnamed(planted)).hasSize(3).allMatch(route -> route.contains("toString"));
    }
}
