package clinic.reminder.planted;

import org.springframework.web.client.RestClient;

/** Planted: what is behind the port. */
public record PostOverHttp(RestClient http) implements Post {

    @Override
    public void deliver(String words) {
        http.post().body(words).retrieve().toBodilessEntity();
    }
}
