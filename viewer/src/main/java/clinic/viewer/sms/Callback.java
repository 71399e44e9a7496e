package clinic.viewer.sms;

import java.net.URI;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/**
 * What a provider posts to the clinic.
 *
 * @param about names the SMS in the log
 * @param address as the clinic gave it
 */
record Callback(String about, URI address, MultiValueMap<String, String> form, Map<String, String> headers) {}
