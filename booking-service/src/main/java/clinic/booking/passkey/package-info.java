/** Staff sign in by a passkey: a key that their device keeps and opens by finger, face or PIN, instead of a password. */
@NullMarked
package clinic.booking.passkey;

import org.jspecify.annotations.NullMarked;
