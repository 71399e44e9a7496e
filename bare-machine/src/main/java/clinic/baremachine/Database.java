package clinic.baremachine;

/** A database and the role that owns it: what a service needs to connect. */
public record Database(String url, String username, String password) {}
