package clinic.reminder.hook;

/**
 * Something a provider told us, found genuine.
 *
 * @param key by which the same word is known again when it comes twice: the provider repeats what it heard no answer to
 * @param raw as it came
 */
record Told(String provider, String key, byte[] raw) {}
