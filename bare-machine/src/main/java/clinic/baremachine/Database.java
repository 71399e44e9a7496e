package clinic.baremachine;

/** A database and the role that owns it: what a service needs to connect. */
public record Database(String url, String username, String password) {

    /** The one of this name, owned by the role of the same name, at a host and port. */
    static Database at(String address, String name, String password) {
        return new Database("jdbc:postgresql://" + address + "/" + name, name, password);
    }
}
